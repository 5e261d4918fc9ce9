-- Claims one due thing of a tenant: a lapsed lease first, then the due index in order. What a digest brings moves to
-- an in-flight key of that claim, so that what arrives meanwhile waits for the next one. Digests wait while the
-- tenant's posts must pause; everything else goes on.
-- ARGV: tenant, due index, now (ms), wall (ms), lease (ms), new claim id, post interval (ms, 0 = no limit), burst
-- Returns { 'nothing', next due (ms of now) or '', next lapse of a lease (ms of wall) or '' }
--   · { 'wait', ms } the tenant's budget is spent, or a lease lapses sooner
--   · { 'claim', id, token, kind, thing, due, reason, phase, posting since (wall ms), attempts }
local tenant, index, now, wall, lease, new_id, interval, burst = ARGV[1], ARGV[2], tonumber(ARGV[3]),
  tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local due_key = tenant .. ':' .. index
local leases = due_key .. ':leases'
local PAGE, MOST = 50, 2000

local function granted(id)
  local key = tenant .. ':claim:' .. id
  local token = redis.call('HINCRBY', key, 'token', 1)
  redis.call('ZADD', leases, wall + lease, id)
  local f = redis.call('HMGET', key, 'kind', 'thing', 'due', 'reason', 'phase', 'since', 'attempts')
  return { 'claim', id, token, f[1], f[2], f[3], f[4] or '', f[5] or 'claimed', f[6] or '0', f[7] or '0' }
end

-- The client sends a command again when the connection broke before the answer: it is the same claim.
if redis.call('EXISTS', tenant .. ':claim:' .. new_id) == 1 then return granted(new_id) end

-- How long the tenant's posts must pause: Slack said so, or the minute's budget is spent. Asked once they must, never
-- again: 0 takes a post from the budget.
local waits = 0
local function pause()
  if waits > 0 then return waits end
  waits = redis.call('PTTL', tenant .. ':pause:chat.postMessage')
  if waits > 0 then return waits end
  waits = 0
  if interval == 0 then return 0 end
  local tat = tonumber(redis.call('GET', tenant .. ':budget:posts') or '0')
  local wait = tat - wall - interval * (burst - 1)
  if wait > 0 then
    waits = wait
    return wait
  end
  redis.call('SET', tenant .. ':budget:posts', string.format('%.0f', math.max(tat, wall) + interval), 'PX', 120000)
  return 0
end

-- What waits for a person and may come now: all of it for a recorded reason, else what was promised by now. The
-- fields to move; true for all; and the earliest promise (ms) of what stays.
local function ripe(held, reason)
  if reason ~= '' then return true end
  local fields = redis.call('HGETALL', held)
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
  if redis.call('HGET', tenant .. ':claim:' .. id, 'kind') ~= 'digest' or pause() == 0 then return granted(id) end
end

local function claim_digest(member, user)
  local held, early = tenant .. ':held:' .. user, tenant .. ':early'
  local reason = redis.call('HGET', early, user) or ''
  local due = redis.call('ZSCORE', due_key, member)
  if redis.call('EXISTS', held) == 0 then
    redis.call('ZREM', due_key, member)
    redis.call('HDEL', early, user)
    redis.call('DEL', tenant .. ':removed:' .. user)
    return nil
  end
  local move, later = ripe(held, reason)
  if move ~= true and #move == 0 then
    redis.call('ZADD', due_key, later, member)
    return nil
  end
  if pause() > 0 then return nil end
  local inflight = tenant .. ':inflight:' .. new_id
  if move == true then redis.call('RENAME', held, inflight) else move_fields(held, inflight, move) end
  redis.call('ZREM', due_key, member)
  if later then redis.call('ZADD', due_key, later, member) end
  redis.call('HDEL', early, user)
  redis.call('SADD', tenant .. ':claims:' .. user, new_id)
  return due, reason
end

local offset = 0
while offset < MOST do
  local page = redis.call('ZRANGEBYSCORE', due_key, '-inf', now, 'LIMIT', offset, PAGE)
  for _, member in ipairs(page) do
    local kind, thing = member:match('^([^:]+):(.*)$')
    local due, reason
    if kind ~= 'digest' then
      due, reason = redis.call('ZSCORE', due_key, member), ''
      redis.call('ZREM', due_key, member)
    elseif waits == 0 then
      due, reason = claim_digest(member, thing)
    end
    if due then
      redis.call('HSET', tenant .. ':claim:' .. new_id, 'kind', kind, 'thing', thing, 'due', due, 'reason', reason)
      return granted(new_id)
    end
  end
  if #page < PAGE then break end
  offset = offset + PAGE
end
local lapse = redis.call('ZRANGEBYSCORE', leases, '(' .. wall, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)[2]
if waits > 0 then return { 'wait', math.ceil(lapse and math.min(waits, lapse - wall) or waits) } end
return { 'nothing', redis.call('ZRANGE', due_key, 0, 0, 'WITHSCORES')[2] or '', lapse or '' }
