-- Prelude of the scripts that touch mentions: the state of one message, without its text.
--
--   {tenant}:msgs:<channel>:<day>   hash, ts -> msgpack { v = version, d = deleted, r = { [recipient] = entry } }
--   entry = { code, decided, due, reason, settled }    times in whole seconds
--   code: h held · d delivered · s seen (answered or reacted to) · x edited out · g gone (deleted) · a access lost
--         l left · p passed
--   reason: the verdict's reason; of a delivered one the batch; 'reacted' where all that is known of the person is
--           that they reacted: the message may not call on them at all
--   {tenant}:held:<recipient>       hash, mention -> 4 bytes of promised second, sealed record
--   mention = channel|ts or channel|ts|thread

local function day_of(ts)
  return math.floor(tonumber(ts) / 86400)
end

local function msgs_key(tenant, channel, ts)
  return tenant .. ':msgs:' .. channel .. ':' .. day_of(ts)
end

local function split_mention(mention)
  return mention:match('^([^|]+)|([^|]+)|?([^|]*)$')
end

local function load_state(key, ts)
  local raw = redis.call('HGET', key, ts)
  if raw then return cmsgpack.unpack(raw) end
  return { v = '', r = {} }
end

-- The day's key lives as long as the longest of its messages must be remembered, and never shorter than before.
local function save_state(key, ts, state, keep_seconds)
  redis.call('HSET', key, ts, cmsgpack.pack(state))
  if redis.call('TTL', key) < tonumber(keep_seconds) then redis.call('EXPIRE', key, keep_seconds) end
end

-- Writes down how a person's mention ended, where the message is known.
local function settle(tenant, user, channel, ts, code, now, keep_seconds)
  local msgs = msgs_key(tenant, channel, ts)
  local state = load_state(msgs, ts)
  local entry = state.r[user]
  if entry then
    entry[1] = code
    entry[5] = now
    save_state(msgs, ts, state, keep_seconds)
  end
end

-- Where a person's mentions wait: held, or in a claim under way.
local function waiting_keys(tenant, user)
  local keys = { tenant .. ':held:' .. user }
  for _, claim in ipairs(redis.call('SMEMBERS', tenant .. ':claims:' .. user)) do
    keys[#keys + 1] = tenant .. ':inflight:' .. claim
  end
  return keys
end

-- Takes a message's mention of a person out of what waits. Returns how many it was: 1 or 0.
local function take_out(tenant, user, channel, ts)
  local n = 0
  for _, key in ipairs(waiting_keys(tenant, user)) do
    for _, mention in ipairs(redis.call('HKEYS', key)) do
      local c, t = split_mention(mention)
      if c == channel and t == ts then n = n + redis.call('HDEL', key, mention) end
    end
  end
  return n
end

-- Replaces the record of a mention that waits, keeping its promise.
local function put_over(tenant, user, mention, sealed)
  for _, key in ipairs(waiting_keys(tenant, user)) do
    local old = redis.call('HGET', key, mention)
    if old then redis.call('HSET', key, mention, old:sub(1, 4) .. sealed) end
  end
end

-- One line "removed meanwhile" in the next digest: counts only, by how they ended.
local function count_removed(tenant, user, code)
  redis.call('HINCRBY', tenant .. ':removed:' .. user, code, 1)
  redis.call('EXPIRE', tenant .. ':removed:' .. user, 2592000)
end
