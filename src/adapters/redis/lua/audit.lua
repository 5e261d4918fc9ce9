-- Adds an entry to the log of calls, unless it is there. KEYS: the log, what was noted of the call.
-- ARGV: what makes the entry one, the entry, when it happened (ms), how many entries are kept, how long it is
-- remembered what was noted of a call (ms).
if redis.call('SADD', KEYS[2], ARGV[1]) == 0 then return 0 end
redis.call('PEXPIRE', KEYS[2], ARGV[5])
-- Ids are the instants at which things happened, so that a time can be looked up. They only ever grow: what is noted
-- late stands where it was noted.
local at = tonumber(ARGV[3])
if redis.call('EXISTS', KEYS[1]) == 1 then
  -- Not the last entry's, which may have been removed: Redis takes no id below the highest that ever was.
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then at = math.max(at, tonumber(info[i + 1]:match('^(%d+)'))) end
  end
end
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], string.format('%.0f-*', at), 'e', ARGV[2])
return 1
