-- Replaces what is kept of a person where it is still what was read; the facts have a new version then.
-- ARGV: tenant, user, value read ('' = none), new value
-- Returns 1, or 0 where it has changed meanwhile.
local tenant, user, before, after = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if (redis.call('HGET', tenant .. ':people', user) or '') ~= before then return 0 end
redis.call('HSET', tenant .. ':people', user, after)
redis.call('INCR', tenant .. ':version')
return 1
