-- Claims due things of a tenant: lapsed leases first, then the due index in order. What a digest brings moves to an
-- in-flight key of its claim, so that what arrives meanwhile waits for the next one. Digests wait while the tenant's
-- posts must pause; everything else goes on.
-- ARGV: tenant, due index, now (ms), wall (ms), lease (ms), new batch of claims, most, post interval (ms, 0 = no
--       limit), burst
-- Returns JSON:
--   claims  { id, token, kind, thing, due, reason, phase, posting since (wall ms), attempts } each, absent where none is
--   wait    ms until the tenant's budget has room again, or a lease lapses sooner
--   due, lapse  where nothing is to be done: the next due time (ms of now), the next lapse of a lease (ms of wall)
local tenant, index, now, wall, lease, batch, most, interval, burst = ARGV[1], ARGV[2], tonumber(ARGV[3]),
  tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local due_key = tenant .. ':' .. index
local leases = due_key .. ':leases'
local PAGE, MOST = 50, 2000

local function claim_key(id)
  return tenant .. ':claim:' .. id
end

local claims = {}
local function grant_again(id)
  local key = claim_key(id)
  local token = redis.call('HINCRBY', key, 'token', 1)
  redis.call('ZADD', leases, wall + lease, id)
  local f = redis.call('HMGET', key, 'kind', 'thing', 'due', 'reason', 'phase', 'since', 'attempts')
  claims[#claims + 1] = { id, token, f[1], f[2], f[3], f[4] or '', f[5] or 'claimed', f[6] or '0', f[7] or '0' }
end

local made = 0
local function next_id()
  return batch .. '-' .. made + 1
end

-- The lease first: whatever fails after it, somebody takes up what was moved.
local function grant(kind, thing, due, reason)
  local id = next_id()
  made = made + 1
  redis.call('ZADD', leases, wall + lease, id)
  redis.call('HSET', claim_key(id), 'kind', kind, 'thing', thing, 'due', due, 'reason', reason, 'token', 1)
  claims[#claims + 1] = { id, 1, kind, thing, due, reason, 'claimed', '0', '0' }
  return id
end

-- The client sends a command again when the connection broke before the answer: it is the same claims.
while made < most and redis.call('EXISTS', claim_key(next_id())) == 1 do
  grant_again(next_id())
  made = made + 1
end
if made > 0 then return cjson.encode({ claims = claims }) end

-- How long the tenant's posts must pause: Slack said so, or the minute's budget is spent. 0 takes a post from the
-- budget; once they must pause, it is not asked again.
local budget_key = tenant .. ':budget:posts'
local waits, spent_until = 0, nil
local function pause()
  if waits > 0 then return waits end
  if spent_until == nil then
    waits = math.max(redis.call('PTTL', tenant .. ':pause:chat.postMessage'), 0)
    if waits > 0 then return waits end
    spent_until = interval > 0 and tonumber(redis.call('GET', budget_key) or '0') or 0
  end
  if interval == 0 then return 0 end
  waits = math.max(spent_until - wall - interval * (burst - 1), 0)
  if waits == 0 then spent_until = math.max(spent_until, wall) + interval end
  return waits
end

local function answer(what)
  if spent_until and interval > 0 then
    redis.call('SET', budget_key, string.format('%.0f', spent_until), 'PX', 120000)
  end
  return cjson.encode(what)
end

-- What of all that waits for a person may come now: all of it for a recorded reason, else what was promised by now. The
-- fields to move; true for all; and the earliest promise (ms) of what stays.
local function ripe(fields, reason)
  if reason ~= '' then return true end
  local move, later = {}, nil
  for i = 1, #fields, 2 do
    local promised = struct.unpack('>I4', fields[i + 1]) * 1000
    if promised <= now then
      move[#move + 1] = fields[i]
      move[#move + 1] = fields[i + 1]
    elseif not later or promised < later then
      later = promised
    end
  end
  return later == nil or move, later
end

local function move_fields(held, inflight, move)
  for i = 1, #move, 2 do
    redis.call('HSET', inflight, move[i], move[i + 1])
    redis.call('HDEL', held, move[i])
  end
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', wall, 'LIMIT', 0, MOST)) do
  if #claims == most then break end
  if redis.call('HGET', claim_key(id), 'kind') ~= 'digest' or pause() == 0 then grant_again(id) end
end

-- Most days nobody's digest comes early: whether any does is asked once.
local early = tenant .. ':early'
local is_any_early = redis.call('EXISTS', early) == 1

-- Answers whether it is no longer in the index as it was.
local function claim_digest(member, user, due)
  local held = tenant .. ':held:' .. user
  local reason = is_any_early and redis.call('HGET', early, user) or ''
  local fields = redis.call('HGETALL', held)
  if #fields == 0 then
    redis.call('ZREM', due_key, member)
    redis.call('HDEL', early, user)
    redis.call('DEL', tenant .. ':removed:' .. user)
    return true
  end
  local move, later = ripe(fields, reason)
  if move ~= true and #move == 0 then
    redis.call('ZADD', due_key, later, member)
    return true
  end
  if pause() > 0 then return false end
  local id = grant('digest', user, due, reason)
  local inflight = tenant .. ':inflight:' .. id
  redis.call('SADD', tenant .. ':claims:' .. user, id)
  if move == true then redis.call('RENAME', held, inflight) else move_fields(held, inflight, move) end
  if later then redis.call('ZADD', due_key, later, member) else redis.call('ZREM', due_key, member) end
  if reason ~= '' then redis.call('HDEL', early, user) end
  return true
end

local offset = 0
while offset < MOST and #claims < most do
  local page = redis.call('ZRANGEBYSCORE', due_key, '-inf', now, 'WITHSCORES', 'LIMIT', offset, PAGE)
  for i = 1, #page, 2 do
    if #claims == most then break end
    local member, due = page[i], page[i + 1]
    local kind, thing = member:match('^([^:]+):(.*)$')
    local is_gone = kind ~= 'digest'
    if is_gone then
      redis.call('ZREM', due_key, member)
      grant(kind, thing, due, '')
    elseif waits == 0 then
      is_gone = claim_digest(member, thing, due)
    end
    if not is_gone then offset = offset + 1 end
  end
  if #page < PAGE * 2 then break end
end
if #claims > 0 then return answer({ claims = claims }) end
local lapse = redis.call('ZRANGEBYSCORE', leases, '(' .. wall, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)[2]
if waits > 0 then return answer({ wait = math.ceil(lapse and math.min(waits, lapse - wall) or waits) }) end
return answer({ due = redis.call('ZRANGE', due_key, 0, 0, 'WITHSCORES')[2], lapse = lapse })
