-- Adds a delivery to the sums of its week.
-- ARGV: tenant, week, keep (ms), head, held, focus (ms), the class of each wait…
-- Returns 1.
local tenant, week, keep = ARGV[1], ARGV[2], ARGV[3]
local sums, heads = tenant .. ':week:' .. week, tenant .. ':week-people:' .. week
redis.call('HINCRBY', sums, 'held', ARGV[5])
redis.call('HINCRBY', sums, 'focus', ARGV[6])
for i = 7, #ARGV do redis.call('HINCRBY', sums, 'w' .. ARGV[i], 1) end
redis.call('PFADD', heads, ARGV[4])
redis.call('PEXPIRE', sums, keep)
redis.call('PEXPIRE', heads, keep)
return 1
