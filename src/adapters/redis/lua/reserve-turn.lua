-- One call of a Web API method that cannot wait: within what is kept for those, then within the workspace's budget that
-- all share. Where both are spent, those who wait are served in the order of their places, whoever asks first.
-- ARGV: tenant, method, wall (ms), interval and burst of what is kept, key (without the tenant), interval (0 = no limit)
--       and burst of what all share, who waits, their place
-- Returns 0 to go ahead, else the milliseconds to wait: whoever has not asked again 5 s after that is waited for no more
local tenant, method, wall, who, place = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[9], ARGV[10]
local line, patience = tenant .. ':tier:line:' .. method, tenant .. ':tier:line-patience:' .. method
local kept = { key = tenant .. ':tier:urgent:' .. method, interval = tonumber(ARGV[4]), burst = tonumber(ARGV[5]) }
local shared = { key = tenant .. ':' .. ARGV[6], interval = tonumber(ARGV[7]), burst = tonumber(ARGV[8]) }
if shared.interval == 0 then return 0 end

-- How many calls a budget has room for now (GCRA), and one of them taken.
local function look(budget)
  budget.tat = math.max(tonumber(redis.call('GET', budget.key) or '0'), wall)
  budget.room = math.max(budget.burst - math.ceil((budget.tat - wall) / budget.interval), 0)
end
local function take(budget)
  redis.call('SET', budget.key, string.format('%.0f', budget.tat + budget.interval), 'PX', 120000)
  redis.call('ZREM', line, who)
  redis.call('ZREM', patience, who)
  return 0
end

for _, gone in ipairs(redis.call('ZRANGEBYSCORE', patience, '-inf', wall)) do
  redis.call('ZREM', line, gone)
  redis.call('ZREM', patience, gone)
end
redis.call('ZADD', line, 'NX', place, who)
local ahead = redis.call('ZRANK', line, who)
look(kept)
look(shared)
local rate = 1 / kept.interval + 1 / shared.interval
if redis.call('PTTL', tenant .. ':pause:' .. method) > 0 then shared.room, rate = 0, 1 / kept.interval end
if ahead < kept.room then return take(kept) end
if ahead < kept.room + shared.room then return take(shared) end

local wait = math.ceil((ahead - kept.room - shared.room + 1) / rate)
redis.call('ZADD', patience, wall + wait + 5000, who)
redis.call('PEXPIRE', line, 120000)
redis.call('PEXPIRE', patience, 120000)
return wait
