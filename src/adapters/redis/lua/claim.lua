-- Claims one due thing of a tenant: a lapsed lease first, then the due index in order. What a digest brings moves to
-- an in-flight key of that claim, so that what arrives meanwhile waits for the next one.
-- ARGV: tenant, now (ms), wall (ms), lease (ms), new claim id, post interval (ms, 0 = no limit), burst
-- Returns {} nothing due · { 'wait', ms } the tenant's budget is spent
--   · { 'claim', id, token, kind, thing, due, reason, phase, posting since (wall ms) }
local tenant, now, wall, lease, new_id, interval, burst =
  ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
local leases, due_key = tenant .. ':leases', tenant .. ':due'

local function granted(id)
  local key = tenant .. ':claim:' .. id
  local token = redis.call('HINCRBY', key, 'token', 1)
  redis.call('ZADD', leases, wall + lease, id)
  local f = redis.call('HMGET', key, 'kind', 'thing', 'due', 'reason', 'phase', 'since', 'attempts')
  return { 'claim', id, token, f[1], f[2], f[3], f[4] or '', f[5] or 'claimed', f[6] or '0', f[7] or '0' }
end

-- How long the tenant's posts must pause: Slack said so, or the minute's budget is spent.
local function pause()
  local told = redis.call('PTTL', tenant .. ':pause:chat.postMessage')
  if told > 0 then return told end
  if interval == 0 then return 0 end
  local tat = tonumber(redis.call('GET', tenant .. ':budget:posts') or '0')
  local wait = tat - wall - interval * (burst - 1)
  if wait > 0 then return wait end
  redis.call('SET', tenant .. ':budget:posts', string.format('%.0f', math.max(tat, wall) + interval), 'PX', 120000)
  return 0
end

local lapsed = redis.call('ZRANGEBYSCORE', leases, '-inf', wall, 'LIMIT', 0, 1)[1]
if lapsed then
  if redis.call('HGET', tenant .. ':claim:' .. lapsed, 'kind') == 'digest' then
    local wait = pause()
    if wait > 0 then
      redis.call('ZADD', leases, wall + wait, lapsed)
      return { 'wait', wait }
    end
  end
  return granted(lapsed)
end

local waits = 0
for _, member in ipairs(redis.call('ZRANGEBYSCORE', due_key, '-inf', now, 'LIMIT', 0, 50)) do
  local kind, thing = member:match('^([^:]+):(.*)$')
  local wait = 0
  if kind == 'digest' then
    -- Once the budget is spent, no other digest is asked about; what needs none goes on.
    wait = waits > 0 and waits or pause()
    waits = wait
  end
  if wait == 0 then
    local due = redis.call('ZSCORE', due_key, member)
    redis.call('ZREM', due_key, member)
    local reason = ''
    if kind == 'digest' then
      reason = redis.call('HGET', tenant .. ':early', thing) or ''
      redis.call('HDEL', tenant .. ':early', thing)
      if redis.call('EXISTS', tenant .. ':held:' .. thing) == 1 then
        redis.call('RENAME', tenant .. ':held:' .. thing, tenant .. ':inflight:' .. new_id)
        redis.call('SADD', tenant .. ':claims:' .. thing, new_id)
      end
    end
    redis.call('HSET', tenant .. ':claim:' .. new_id, 'kind', kind, 'thing', thing, 'due', due, 'reason', reason)
    return granted(new_id)
  end
end
if waits > 0 then return { 'wait', waits } end
return {}
