-- The recipient reacted to the message: they have seen it. It leaves what waits, and is not held if it is yet to come.
-- ARGV: tenant, channel, ts, user, keep seconds, now (s)
-- Returns 1 where it did wait.
local tenant, channel, ts, user, keep, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
local entry = state.r[user]
if entry and entry[1] ~= 'h' then return 0 end
local found = 0
if entry then
  found = take_out(tenant, user, channel, ts)
  if found > 0 then count_removed(tenant, user, 's') end
  entry[1] = 's'
  entry[5] = now
else
  state.r[user] = { 's', now, 0, 'reacted', now }
end
save_state(msgs, ts, state, keep)
return found
