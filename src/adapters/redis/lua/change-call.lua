-- Changes a call where it is still the one that was read, and makes due what follows from it.
-- ARGV: tenant, call, sealed as read, sealed as it is to be, opened at (ms), keep seconds, n, n × user called anew,
--       then each (member of the urgent index, due (ms))
-- Returns 1, or 0 where it has changed meanwhile, or is gone.
local tenant, id, read, sealed, opened, keep, n =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7])
local key = tenant .. ':call:' .. id
if redis.call('HGET', key, 'call') ~= read then return 0 end
redis.call('HSET', key, 'call', sealed)
for i = 1, n do
  local calls = tenant .. ':calls-to:' .. ARGV[7 + i]
  redis.call('ZADD', calls, opened, id)
  redis.call('EXPIRE', calls, keep)
end
for i = 8 + n, #ARGV, 2 do redis.call('ZADD', tenant .. ':urgent', 'LT', ARGV[i + 1], ARGV[i]) end
return 1
