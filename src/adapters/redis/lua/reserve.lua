-- One call of a Web API method within the workspace's budget of it, shared by all processes (GCRA).
-- ARGV: tenant, method, the budget's key without the tenant, wall (ms), interval (ms, 0 = no limit), burst
-- Returns 0 to go ahead, else the milliseconds to wait.
local tenant, method, key, wall, interval, burst =
  ARGV[1], ARGV[2], ARGV[1] .. ':' .. ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local told = redis.call('PTTL', tenant .. ':pause:' .. method)
if told > 0 then return told end
if interval == 0 then return 0 end
local tat = math.max(tonumber(redis.call('GET', key) or '0'), wall)
local wait = tat - wall - interval * (burst - 1)
if wait > 0 then return math.ceil(wait) end
redis.call('SET', key, string.format('%.0f', tat + interval), 'PX', 120000)
return 0
