-- A call takes the place of what asked for it, and the mentions of those whom it calls leave what waits: no digest
-- brings them a second time. They are kept with the call, to wait again where somebody is not reached.
-- ARGV: tenant, call, ring, sealed call, its ids (JSON), opened at (ms), keep seconds, channel ('' = no message), ts,
--       thread ('' = none), n, n × user whose mention it takes, m, m × user whom it calls, then each (member of the urgent index, due (ms))
-- Returns 1, 0 where the ring is gone or its message deleted, 2 where another ring has opened the call before, or 3 where
-- one had, or had joined another call, and there is none to wait for.
local tenant, id, ring, sealed, ids, opened, keep, channel, ts, thread, n =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[10], tonumber(ARGV[11])
local key, ring_key = tenant .. ':call:' .. id, tenant .. ':ring:' .. ring
if redis.call('EXISTS', key) == 1 then
  if redis.call('EXISTS', ring_key) == 0 then return 0 end
  return redis.call('HEXISTS', key, 'call') == 1 and 2 or 3
end
if redis.call('DEL', ring_key) == 0 then return 0 end

if channel ~= '' then
  local msgs = msgs_key(tenant, channel, ts)
  local state = load_state(msgs, ts)
  if state.d then return 0 end
  local mention = mention_of(channel, ts, thread)
  for i = 1, n do
    take_for_call(key, tenant, ARGV[11 + i], mention, state, math.floor(tonumber(opened) / 1000))
  end
  save_state(msgs, ts, state, keep)
end

redis.call('HSET', key, 'call', sealed, 'ids', ids)
redis.call('EXPIRE', key, keep)
local at = 12 + n
local m = tonumber(ARGV[at])
for i = 1, m do
  local calls = tenant .. ':calls-to:' .. ARGV[at + i]
  redis.call('ZADD', calls, opened, id)
  redis.call('EXPIRE', calls, keep)
end
for i = at + m + 1, #ARGV, 2 do redis.call('ZADD', tenant .. ':urgent', 'LT', ARGV[i + 1], ARGV[i]) end
return 1
