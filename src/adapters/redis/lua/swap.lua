-- Replaces a field's value where it is still the one that was read.
-- ARGV: tenant, key below the tenant, field, value read, new value
-- Returns 1, or 0 where it has changed meanwhile.
local key = ARGV[1] .. ':' .. ARGV[2]
if redis.call('HGET', key, ARGV[3]) ~= ARGV[4] then return 0 end
redis.call('HSET', key, ARGV[3], ARGV[5])
return 1
