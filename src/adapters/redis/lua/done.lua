-- The thing is done; its claim goes.
-- ARGV: tenant, due index, claim, token
-- Returns 1, or 0 where the claim is no longer ours.
local tenant, index, id, token = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return 0 end
redis.call('DEL', key)
gather('ZREM', tenant .. ':' .. index .. ':leases', id)
gather('HDEL', tenant .. ':failed', id)
return 1
