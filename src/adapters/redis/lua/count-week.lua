-- Adds deliveries to the sums of their week.
-- ARGV: tenant, week, keep (ms), n, n × head, then each (field of the sums, what is added to it)
-- Returns 1.
local tenant, week, keep, n = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local sums, heads = tenant .. ':week:' .. week, tenant .. ':week-people:' .. week
redis.call('PFADD', heads, unpack(ARGV, 5, 4 + n))
for i = 5 + n, #ARGV, 2 do redis.call('HINCRBY', sums, ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', sums, keep)
redis.call('PEXPIRE', heads, keep)
return 1
