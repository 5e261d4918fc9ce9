-- The claim is done. Of a digest: what it brought is delivered, and what was withdrawn while the post was under way, or
-- taken by a call, is cleaned out of it. What a call gave back to the claim and no post has brought waits again.
-- ARGV: tenant, claim, token, now (ms), keep seconds, code ('d' delivered, 'n' nothing was left to bring, 'l' left; '' =
--       not a digest), batch record ('' = none)
-- Returns { 1, { command, its answer, … } }: what is asked next, see Reads.cameAlong; { 0 } where the claim is no longer ours.
local tenant, id, token, now, keep, code, batch =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6], ARGV[7]
local key = tenant .. ':claim:' .. id
local held_by, user, due, shown = unpack(redis.call('HMGET', key, 'token', 'thing', 'due', 'shown'))
if held_by ~= token then return { 0 } end
local gone, along = { key }, {}
if code ~= '' then
  local inflight = tenant .. ':inflight:' .. id
  local held = tenant .. ':held:' .. user
  local brought, is_brought = {}, {}
  if code == 'd' and shown then
    for mention in shown:gmatch('[^\n]+') do brought[#brought + 1] = mention end
  elseif code ~= 'n' then
    brought = redis.call('HKEYS', inflight)
  end
  local is_any_held = redis.call('EXISTS', held) == 1
  for _, mention in ipairs(brought) do
    local channel, ts = split_mention(mention)
    local msgs = msgs_key(tenant, channel, ts)
    local state = load_state(msgs, ts)
    local entry = state.r[user]
    is_brought[mention] = true
    -- What was edited out and in again waits anew.
    local waits_anew = is_any_held and redis.call('HEXISTS', held, mention) == 1
    if entry and entry[1] == 'h' and not waits_anew then
      entry[1] = code
      entry[4] = id
      entry[5] = math.floor(now / 1000)
      save_state(msgs, ts, state, keep)
    elseif state.d or (entry and entry[4] == 'red-phone') then
      local why = state.d and '' or '|called'
      redis.call('ZADD', tenant .. ':due', 'NX', now, 'redact:' .. id .. '|' .. channel .. '|' .. ts .. why)
    end
  end
  for _, mention in ipairs(redis.call('HKEYS', inflight)) do
    if not is_brought[mention] then
      redis.call('HSET', held, mention, redis.call('HGET', inflight, mention))
      redis.call('ZADD', tenant .. ':due', 'LT', now, 'digest:' .. user)
    end
  end
  if batch ~= '' then
    local watches, told = 'watches:' .. user, 'told:' .. user
    along = {
      'SMEMBERS\n' .. watches, redis.call('SMEMBERS', tenant .. ':' .. watches),
      'EXISTS\n' .. told, redis.call('EXISTS', tenant .. ':' .. told),
    }
    redis.call('SET', tenant .. ':batch:' .. id, batch, 'EX', keep)
    gather('SADD', tenant .. ':explained', user)
    -- What was announced by then has stood in a digest. By the claim's due time, which every try of it has in common.
    memo.shields = memo.shields or redis.call('EXISTS', tenant .. ':shields')
    if memo.shields == 1 and redis.call('HEXISTS', tenant .. ':shields', user) == 1 then
      local before = redis.call('HGET', tenant .. ':announced-to', user)
      if tonumber(before or '0') < tonumber(due) then redis.call('HSET', tenant .. ':announced-to', user, due) end
    end
  end
  gone = { key, inflight, tenant .. ':removed:' .. user }
  redis.call('SREM', tenant .. ':claims:' .. user, id)
  gather('HDEL', tenant .. ':failed', id)
end
redis.call('DEL', unpack(gone))
gather('ZREM', tenant .. ':due:leases', id)
return { 1, along }
