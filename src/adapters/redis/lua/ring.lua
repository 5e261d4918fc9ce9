-- A message rings before all facts are known by which it is held.
-- ARGV: tenant, channel, ts, thread ('' = none), message version, keep seconds, ring, sealed ring, ring due (ms),
--       '1' or '2' where it needs a message that has rung before, see put_ring
-- Returns 1, or 0 where the message is deleted, or this version of it, or a later one, is known.
local tenant, channel, ts, thread, version, keep, ring, sealed, due, needs =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
if state.d or state.v > version or not put_ring(tenant, state, ts, thread, version, ring, sealed, due, needs) then return 0 end
save_state(msgs, ts, state, keep)
return 1
