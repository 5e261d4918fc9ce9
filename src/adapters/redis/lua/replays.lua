-- Remembers signatures, and says which are new. The sets end by themselves.
-- ARGV: tenant, keep seconds, then n × (minute:set, mark)
-- Returns a digit for each: 1 for one that is new, else 0.
local tenant, keep = ARGV[1], ARGV[2]
local answers = {}
for i = 3, #ARGV, 2 do
  local key = tenant .. ':replays:' .. ARGV[i]
  local added = redis.call('SADD', key, ARGV[i + 1])
  if added == 1 and redis.call('TTL', key) < 0 then redis.call('EXPIRE', key, keep) end
  answers[#answers + 1] = added
end
return table.concat(answers)
