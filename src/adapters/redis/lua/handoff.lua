-- Writes a handoff where it is still the one that was read, with what falls due because of it.
-- ARGV: tenant, id, what was read ('' = nothing was there), what it is now, then for each due thing: due (ms), member
-- Returns 1, or 0 where it has changed meanwhile.
local tenant, id, before, after = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local key = tenant .. ':handoffs'
if (redis.call('HGET', key, id) or '') ~= before then return 0 end
redis.call('HSET', key, id, after)
for i = 5, #ARGV, 2 do redis.call('ZADD', tenant .. ':due', 'LT', ARGV[i], ARGV[i + 1]) end
return 1
