-- A mention that waits comes in another that waits as well. Nothing changes where either is under way or gone.
-- ARGV: tenant, recipient, old mention, new mention, now (s), keep seconds
local tenant, user, old, new, now, keep = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local held = tenant .. ':held:' .. user
if redis.call('HEXISTS', held, new) == 0 or redis.call('HDEL', held, old) == 0 then return 0 end
local channel, ts = split_mention(old)
settle(tenant, user, channel, ts, 'b', now, keep)
return 1
