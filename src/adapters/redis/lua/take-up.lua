-- What a claim of a digest brings, its recipient, and what its delivery asks next, since each look costs more than what is
-- looked at; what is forgotten here is asked for on its own. A post that follows at once needs no other word: it says all
-- that the claim brings. From here on a crash leaves it unknown whether Slack took it.
-- ARGV: tenant, claim, token, recipient, wall (ms, '' = only look), lease (ms)
-- Returns { what HGETALL answers, recipient, shield, 1 where a post is begun, { command, its answer, … } }: see
--   Reads.cameAlong
local tenant, id, token, user, wall, lease = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local key = tenant .. ':claim:' .. id
local brought = redis.call('HGETALL', tenant .. ':inflight:' .. id)
local along = {}

local function look(command, what, ...)
  along[#along + 1] = table.concat({ command, what, ... }, '\n')
  along[#along + 1] = redis.call(command, tenant .. ':' .. what, ...)
end

-- What is the same for many is told with the first of them.
local function look_once(what, field)
  if not memo[field] then look('HGET', what, field) end
  memo[field] = true
end

look('HGET', 'profiles', user)
look('HGET', 'dms', user)
look_once('site', 'url')
for i = 1, #brought, 2 do look_once('places', brought[i]:match('^[^|]+')) end
look('SMEMBERS', 'handoffs-to:' .. user)
look('HGETALL', 'removed:' .. user)
look('SISMEMBER', 'explained', user)

memo.pause = memo.pause or redis.call('PTTL', tenant .. ':pause:chat.postMessage')
local begins = wall and #brought > 0 and memo.pause <= 0 and redis.call('HGET', key, 'token') == token
if begins then
  local says = {}
  for i = 1, #brought, 2 do says[#says + 1] = brought[i] end
  gather('ZADD', tenant .. ':due:leases', wall + lease, id)
  redis.call('HSET', key, 'phase', 'posting', 'since', wall, 'shown', table.concat(says, '\n'))
end
local person = redis.call('HGET', tenant .. ':people', user)
return { brought, person, redis.call('HGET', tenant .. ':shields', user), begins and 1 or 0, along }
