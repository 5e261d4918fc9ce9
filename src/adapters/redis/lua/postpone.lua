-- Not now: the claim stays as it is and is taken up again later, by whoever comes first.
-- ARGV: tenant, due index, claim, token, again at (wall ms), phase ('' = as it is), attempts
-- Returns 1, or 0 where the claim is no longer ours.
local tenant, index, id, token, again, phase, attempts =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return 0 end
if phase ~= '' then redis.call('HSET', key, 'phase', phase) end
redis.call('HSET', key, 'attempts', attempts)
redis.call('ZADD', tenant .. ':' .. index .. ':leases', again, id)
return 1
