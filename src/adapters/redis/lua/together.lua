-- Does what the script above does, once for each of many: each alone fails where it fails.
-- ARGV: tenant, then for each how many arguments it has, and those
-- Returns for each { 1, its answer } or { 0, why it failed }.
local answers, at = {}, 2
while at <= #ARGV do
  local count = tonumber(ARGV[at])
  local given = { ARGV[1] }
  for i = 1, count do given[i + 1] = ARGV[at + i] end
  local is_done, answer = pcall(one, KEYS, given)
  if is_done then
    answers[#answers + 1] = { 1, answer }
  else
    answers[#answers + 1] = { 0, type(answer) == 'table' and answer.err or tostring(answer) }
  end
  at = at + count + 1
end
for _, args in ipairs(in_order) do redis.call(unpack(args)) end
return answers
