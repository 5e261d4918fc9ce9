-- Replaces what a workspace has chosen where it is still what was read; the facts have a new version then.
-- ARGV: tenant, value read ('' = none), new value
-- Returns 1, or 0 where it has changed meanwhile.
local tenant, before, after = ARGV[1], ARGV[2], ARGV[3]
if (redis.call('GET', tenant .. ':policy') or '') ~= before then return 0 end
redis.call('SET', tenant .. ':policy', after)
redis.call('INCR', tenant .. ':version')
return 1
