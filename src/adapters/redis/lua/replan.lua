-- A person's hours, zone or absence changed: what waits is promised for another instant.
-- ARGV: tenant, user, due (s), now (s), keep seconds
-- Returns { old promise (s), mention, … } for all that waits, or {}.
local tenant, user, due, now, keep = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local held = tenant .. ':held:' .. user
local answer = {}
for _, mention in ipairs(redis.call('HKEYS', held)) do
  local old = redis.call('HGET', held, mention)
  local promised = struct.unpack('>I4', old)
  redis.call('HSET', held, mention, struct.pack('>I4', due) .. old:sub(5))
  local channel, ts = split_mention(mention)
  local msgs = msgs_key(tenant, channel, ts)
  local state = load_state(msgs, ts)
  if state.r[user] then
    state.r[user][3] = due
    save_state(msgs, ts, state, math.max(due - now, 0) + keep)
  end
  answer[#answer + 1] = promised
  answer[#answer + 1] = mention
end
if #answer > 0 then
  redis.call('ZADD', tenant .. ':due', due * 1000, 'digest:' .. user)
  redis.call('HDEL', tenant .. ':early', user)
end
return answer
