-- What a claim of a digest brings, its recipient, and what its delivery asks next, since each look costs more than what is
-- looked at; what is forgotten here is asked for on its own. A post that follows at once needs no other word: it says all
-- that the claim brings. From here on a crash leaves it unknown whether Slack took it.
-- ARGV: tenant, claim, token, recipient, wall (ms, '' = only look), lease (ms)
-- Returns { what HGETALL answers, recipient, shield, 1 where a post is begun, { command, its answer, … } }: see
--   Reads.cameAlong
local tenant, id, token, user, wall, lease = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local key = tenant .. ':claim:' .. id
local brought = redis.call('HGETALL', tenant .. ':inflight:' .. id)
local along = {
  'HGET\nprofiles\n' .. user, redis.call('HGET', tenant .. ':profiles', user),
  'HGET\ndms\n' .. user, redis.call('HGET', tenant .. ':dms', user),
  'SMEMBERS\nhandoffs-to:' .. user, redis.call('SMEMBERS', tenant .. ':handoffs-to:' .. user),
  'HGETALL\nremoved:' .. user, redis.call('HGETALL', tenant .. ':removed:' .. user),
  'SISMEMBER\nexplained\n' .. user, redis.call('SISMEMBER', tenant .. ':explained', user),
}

-- What is the same for many is told with the first of them.
local function look_once(key, field)
  if memo[field] then return end
  memo[field] = true
  along[#along + 1] = 'HGET\n' .. key .. '\n' .. field
  along[#along + 1] = redis.call('HGET', tenant .. ':' .. key, field)
end

look_once('site', 'url')
for i = 1, #brought, 2 do look_once('places', brought[i]:match('^[^|]+')) end

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
