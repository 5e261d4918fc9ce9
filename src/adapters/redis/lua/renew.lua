-- Says until when claims that wait are somebody's: later, or not any more.
-- ARGV: tenant, due index, until (wall ms), then n × (claim, token)
-- Returns a digit for each: 1 where it is still that holder's, else 0.
local tenant, index, till = ARGV[1], ARGV[2], ARGV[3]
local answers, leases = {}, { 'ZADD', tenant .. ':' .. index .. ':leases' }
for i = 4, #ARGV, 2 do
  local is_ours = redis.call('HGET', tenant .. ':claim:' .. ARGV[i], 'token') == ARGV[i + 1]
  answers[#answers + 1] = is_ours and 1 or 0
  if is_ours then
    leases[#leases + 1] = till
    leases[#leases + 1] = ARGV[i]
  end
end
-- One command for all: a spike has a great many that wait.
if #leases > 2 then redis.call(unpack(leases)) end
return table.concat(answers)
