-- The claim is done. Of a digest: what it brought is delivered, and what was withdrawn while the post was under way, or
-- taken by a call, is cleaned out of it.
-- ARGV: tenant, claim, token, now (ms), keep seconds, code ('d' delivered, 'l' left; '' = not a digest), batch record
--       ('' = none)
-- Returns 1, or 0 where the claim is no longer ours.
local tenant, id, token, now, keep, code, batch =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6], ARGV[7]
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return 0 end
if code ~= '' then
  local user = redis.call('HGET', key, 'thing')
  local inflight = tenant .. ':inflight:' .. id
  local brought = redis.call('HKEYS', inflight)
  local shown = redis.call('HGET', key, 'shown')
  if shown then
    brought = {}
    for mention in shown:gmatch('[^\n]+') do brought[#brought + 1] = mention end
  end
  for _, mention in ipairs(brought) do
    local channel, ts = split_mention(mention)
    local msgs = msgs_key(tenant, channel, ts)
    local state = load_state(msgs, ts)
    local entry = state.r[user]
    if entry and entry[1] == 'h' then
      entry[1] = code
      entry[4] = id
      entry[5] = math.floor(now / 1000)
      save_state(msgs, ts, state, keep)
    elseif state.d or (entry and entry[4] == 'red-phone') then
      local why = state.d and '' or '|called'
      redis.call('ZADD', tenant .. ':due', 'NX', now, 'redact:' .. id .. '|' .. channel .. '|' .. ts .. why)
    end
  end
  if batch ~= '' then
    redis.call('SET', tenant .. ':batch:' .. id, batch, 'EX', keep)
    redis.call('SADD', tenant .. ':explained', user)
    -- What was announced by then has stood in a digest. By the claim's due time, which every try of it has in common.
    local due, before = redis.call('HGET', key, 'due'), redis.call('HGET', tenant .. ':announced-to', user)
    if redis.call('HEXISTS', tenant .. ':shields', user) == 1 and tonumber(before or '0') < tonumber(due) then
      redis.call('HSET', tenant .. ':announced-to', user, due)
    end
  end
  redis.call('DEL', inflight, tenant .. ':removed:' .. user)
  redis.call('SREM', tenant .. ':claims:' .. user, id)
  redis.call('HDEL', tenant .. ':failed', id)
end
redis.call('DEL', key)
redis.call('ZREM', tenant .. ':due:leases', id)
return 1
