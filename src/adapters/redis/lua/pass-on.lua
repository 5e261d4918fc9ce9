-- A mention waits for somebody whom its message does not call on: another has passed it on to them.
-- ARGV: tenant, user, mention, due (s), sealed, now (s), keep seconds
-- Returns 1, or 0 where it waits for them already or is deleted.
local tenant, user, mention, due, sealed, now, keep =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
local channel, ts = split_mention(mention)
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
local entry = state.r[user]
if state.d or (entry and entry[1] == 'h') then return 0 end
state.r[user] = { 'h', now, due, 'passed-on', 0 }
redis.call('HSET', tenant .. ':held:' .. user, mention, struct.pack('>I4', due) .. sealed)
redis.call('ZADD', tenant .. ':due', 'LT', due * 1000, 'digest:' .. user)
save_state(msgs, ts, state, due - now + keep)
return 1
