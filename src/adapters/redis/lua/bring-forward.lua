-- What waits for a person is delivered now, for a recorded reason: they asked, they leave, the workspace pauses.
-- ARGV: tenant, user, now (ms), reason
-- Returns how many mentions wait.
local tenant, user, now, reason = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local n = redis.call('HLEN', tenant .. ':held:' .. user)
if n > 0 then
  redis.call('ZADD', tenant .. ':due', now, 'digest:' .. user)
  redis.call('HSET', tenant .. ':early', user, reason)
end
return n
