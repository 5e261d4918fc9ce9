-- Changes a call where it is still the one that was read, takes the mentions of those who are called anew out of what
-- waits, and makes due what follows from it.
-- ARGV: tenant, call, sealed as read, sealed as it is to be, its ids (JSON), opened at (ms), keep seconds, now (s),
--       channel ('' = no message), ts, thread ('' = none), n, n × user whose mention it takes, m, m × user called anew,
--       then each (member of the urgent index, due (ms))
-- Returns 1, or 0 where it has changed meanwhile, or is gone.
local tenant, id, read, sealed, ids, opened, keep, now, channel, ts, thread, n = ARGV[1], ARGV[2], ARGV[3], ARGV[4],
  ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8]), ARGV[9], ARGV[10], ARGV[11], tonumber(ARGV[12])
local key = tenant .. ':call:' .. id
if redis.call('HGET', key, 'call') ~= read then return 0 end
redis.call('HSET', key, 'call', sealed, 'ids', ids)
if n > 0 and channel ~= '' then
  local msgs = msgs_key(tenant, channel, ts)
  local state = load_state(msgs, ts)
  local mention = mention_of(channel, ts, thread)
  for i = 1, n do take_for_call(key, tenant, ARGV[12 + i], mention, state, now) end
  save_state(msgs, ts, state, keep)
end
local at = 13 + n
local m = tonumber(ARGV[at])
for i = 1, m do
  local calls = tenant .. ':calls-to:' .. ARGV[at + i]
  redis.call('ZADD', calls, opened, id)
  redis.call('EXPIRE', calls, keep)
end
for i = at + m + 1, #ARGV, 2 do redis.call('ZADD', tenant .. ':urgent', 'LT', ARGV[i + 1], ARGV[i]) end
return 1
