-- A message is deleted: what waits of it goes, and it will never be held, even if it is yet to come.
-- ARGV: tenant, channel, ts, keep seconds, now (s), now (ms)
-- Returns 1 where it had rung, so that the call is to be taken back, else 0.
local tenant, channel, ts, keep, now, now_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
for user, entry in pairs(state.r) do
  if entry[1] == 'h' then
    take_out(tenant, user, channel, ts)
    count_removed(tenant, user, 'g')
    entry[1] = 'g'
    entry[5] = now
  elseif entry[1] == 'd' and entry[4] ~= 'red-phone' then
    redis.call('ZADD', tenant .. ':due', 'NX', now_ms, 'redact:' .. entry[4] .. '|' .. channel .. '|' .. ts)
    entry[1] = 'g'
    entry[5] = now
  end
end
state.d = true
save_state(msgs, ts, state, keep)
if not state.c then return 0 end
local message = mention_of(channel, ts, state.c)
drop_ring(tenant, state, message)
redis.call('ZADD', tenant .. ':urgent', 'NX', now_ms, 'retract:' .. message)
return 1
