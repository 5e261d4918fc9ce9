-- Before a script that is run for many. `memo` keeps what was looked up for one of them and holds for all; `gather` does
-- a command that takes any number of members at the end, once for each key: each command costs more than what it does.
local memo, gathered, in_order = {}, {}, {}
local function gather(command, key, ...)
  local name = command .. ' ' .. key
  local args = gathered[name]
  if not args then
    args = { command, key }
    gathered[name] = args
    in_order[#in_order + 1] = args
  end
  for i = 1, select('#', ...) do args[#args + 1] = (select(i, ...)) end
end
