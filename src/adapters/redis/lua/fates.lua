-- How a message's mentions stand.
-- ARGV: tenant, channel, ts
-- Returns { deleted (1 or 0), then for each recipient: user, code, decided, due, reason, settled }
local state = load_state(msgs_key(ARGV[1], ARGV[2], ARGV[3]), ARGV[3])
local answer = { state.d and '1' or '0' }
for user, entry in pairs(state.r) do
  if entry[4] ~= 'reacted' then
    answer[#answer + 1] = user
    for i = 1, 5 do answer[#answer + 1] = tostring(entry[i]) end
  end
end
return answer
