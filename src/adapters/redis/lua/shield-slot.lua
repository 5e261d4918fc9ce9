-- A turn to call one method in people's names, within the workspace's tier: never more than so many calls in any
-- window of time, whichever process makes them. Who waits in line is served in the order of coming; who does not wait
-- goes at once if so many allow it, whoever waits.
-- KEYS[1] the turns: `u:<call>` taken at, `r:<who>` reserved for (wall ms); KEYS[2] is there while Slack says to wait
-- ARGV: wall (ms), window (ms), most calls in it, who waits in line ('' = nobody), this call's own name
-- Returns 0 to go ahead, else the milliseconds to wait.
local wall, window, most, who, call =
  tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
local SKEW = 5000
local told = redis.call('PTTL', KEYS[2])
if told > 0 then return told end
-- With them goes a reservation that nobody came for.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', wall - window)

local total = redis.call('ZCARD', KEYS[1])
local reserved = redis.call('ZSCORE', KEYS[1], 'r:' .. who)
if who ~= '' and not reserved and total >= most then
  reserved = tonumber(redis.call('ZRANGE', KEYS[1], total - most, total - most, 'WITHSCORES')[2]) + window
  redis.call('ZADD', KEYS[1], reserved, 'r:' .. who)
end
if reserved and tonumber(reserved) > wall then return math.ceil(tonumber(reserved) - wall) end

-- It is their turn, unless those before them came late to theirs.
local taken = {}
local recent = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', wall + SKEW, 'WITHSCORES')
for i = 1, #recent, 2 do
  if recent[i]:sub(1, 2) == 'u:' then taken[#taken + 1] = tonumber(recent[i + 1]) end
end
if #taken >= most then return math.max(1, math.ceil(taken[#taken - most + 1] + window - wall)) end
redis.call('ZREM', KEYS[1], 'r:' .. who)
redis.call('ZADD', KEYS[1], wall, 'u:' .. call)
redis.call('PEXPIRE', KEYS[1], 7200000)
return 0
