-- A message rings before all facts are known by which it is held.
-- ARGV: tenant, channel, ts, thread ('' = none), keep seconds, ring, sealed ring, ring due (ms)
-- Returns 1, or 0 where the message is deleted, or has rung before.
local tenant, channel, ts, thread, keep, ring, sealed, due =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
if state.d or not put_ring(tenant, state, thread, ring, sealed, due) then return 0 end
save_state(msgs, ts, state, keep)
return 1
