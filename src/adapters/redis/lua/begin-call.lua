-- A call takes the place of what asked for it, and the mentions of those whom it calls leave what waits: no digest
-- brings them a second time. They are kept with the call, to wait again where somebody is not reached.
-- ARGV: tenant, call, ring, sealed call, opened at (ms), keep seconds, channel ('' = no message), ts, thread ('' = none),
--       n, n × user whose mention it takes, m, m × user whom it calls, then each (member of the urgent index, due (ms))
-- Returns 1, or 0 where the ring is gone, its message deleted, or the call was opened before.
local tenant, id, ring, sealed, opened, keep, channel, ts, thread, n =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9], tonumber(ARGV[10])
local key = tenant .. ':call:' .. id
if redis.call('DEL', tenant .. ':ring:' .. ring) == 0 or redis.call('EXISTS', key) == 1 then return 0 end

if channel ~= '' then
  local msgs = msgs_key(tenant, channel, ts)
  local state = load_state(msgs, ts)
  if state.d then return 0 end
  local mention = thread == '' and channel .. '|' .. ts or channel .. '|' .. ts .. '|' .. thread
  local now = math.floor(tonumber(opened) / 1000)
  for i = 1, n do
    local user = ARGV[10 + i]
    for _, waiting in ipairs(waiting_keys(tenant, user)) do
      local value = redis.call('HGET', waiting, mention)
      if value then
        redis.call('HSET', key, 'held:' .. user, value)
        redis.call('HDEL', waiting, mention)
      end
    end
    local entry = state.r[user] or { 'h', now, 0, '', 0 }
    if entry[1] == 'h' then state.r[user] = { 'd', entry[2], entry[3], 'red-phone', now } end
  end
  save_state(msgs, ts, state, keep)
end

redis.call('HSET', key, 'call', sealed)
redis.call('EXPIRE', key, keep)
local at = 11 + n
local m = tonumber(ARGV[at])
for i = 1, m do
  local calls = tenant .. ':calls-to:' .. ARGV[at + i]
  redis.call('ZADD', calls, opened, id)
  redis.call('EXPIRE', calls, keep)
end
for i = at + m + 1, #ARGV, 2 do redis.call('ZADD', tenant .. ':urgent', 'LT', ARGV[i + 1], ARGV[i]) end
return 1
