-- Not now: the claim stays as it is and is taken up again later, by whoever comes first. A digest that began no post gives
-- back what it took from the budget of posts: one that waits for something else must not use up what others have.
-- ARGV: tenant, due index, claim, token, again at (wall ms), phase ('' = as it is), attempts, post interval (ms, 0 = no
--       limit)
-- Returns 1, or 0 where the claim is no longer ours.
local tenant, index, id, token, again, phase, attempts, interval =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8])
local key = tenant .. ':claim:' .. id
local held_by, kind, was = unpack(redis.call('HMGET', key, 'token', 'kind', 'phase'))
if held_by ~= token then return 0 end
local budget_key = tenant .. ':budget:posts'
if interval > 0 and kind == 'digest' and was ~= 'posting' and redis.call('EXISTS', budget_key) == 1 then
  redis.call('DECRBY', budget_key, math.floor(interval))
end
if phase ~= '' then redis.call('HSET', key, 'phase', phase) end
redis.call('HSET', key, 'attempts', attempts)
redis.call('ZADD', tenant .. ':' .. index .. ':leases', again, id)
return 1
