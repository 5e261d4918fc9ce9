-- A call did not reach somebody: the mention that it had taken waits again, for the block that it was promised for; where
-- a digest has been posted with it meanwhile, in that one's claim, so that no other brings it again.
-- ARGV: tenant, call, user, channel, ts, thread ('' = none), now (s), keep seconds
-- Returns 1, or 0 where there was none, or its message is deleted.
local tenant, id, user, channel, ts, thread, now, keep =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local key = tenant .. ':call:' .. id
local value = redis.call('HGET', key, 'held:' .. user)
if not value then return 0 end
redis.call('HDEL', key, 'held:' .. user)
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
local entry = state.r[user]
if state.d or not entry or entry[4] ~= 'red-phone' then return 0 end
local due = struct.unpack('>I4', value)
local mention = mention_of(channel, ts, thread)
state.r[user] = { 'h', entry[2], due, 'waits', 0 }
local waits = tenant .. ':held:' .. user
for _, claim in ipairs(redis.call('SMEMBERS', tenant .. ':claims:' .. user)) do
  local shown = redis.call('HGET', tenant .. ':claim:' .. claim, 'shown') or ''
  if ('\n' .. shown .. '\n'):find('\n' .. mention .. '\n', 1, true) then waits = tenant .. ':inflight:' .. claim end
end
redis.call('HSET', waits, mention, value)
redis.call('ZADD', tenant .. ':due', 'LT', due * 1000, 'digest:' .. user)
save_state(msgs, ts, state, math.max(due - now, 0) + keep)
return 1
