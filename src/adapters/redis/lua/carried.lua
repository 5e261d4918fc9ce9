-- What a claim of a digest brings; and along with it what its delivery asks next, since each look costs more than what is
-- looked at. What is forgotten here is asked for on its own.
-- ARGV: tenant, claim, recipient
-- Returns { what HGETALL answers, { command, its answer, … } }: see Reads.cameAlong
local tenant, id, user = ARGV[1], ARGV[2], ARGV[3]
local brought = redis.call('HGETALL', tenant .. ':inflight:' .. id)
local along = {}

local function look(key, field)
  along[#along + 1] = 'HGET\n' .. key .. '\n' .. field
  along[#along + 1] = redis.call('HGET', tenant .. ':' .. key, field)
end

-- What is the same for many is told with the first of them.
local function look_once(key, field)
  if not memo[field] then look(key, field) end
  memo[field] = true
end

look('profiles', user)
look('dms', user)
look_once('site', 'url')
for i = 1, #brought, 2 do look_once('places', brought[i]:match('^[^|]+')) end
along[#along + 1] = 'SMEMBERS\nhandoffs-to:' .. user
along[#along + 1] = redis.call('SMEMBERS', tenant .. ':handoffs-to:' .. user)
return { brought, along }
