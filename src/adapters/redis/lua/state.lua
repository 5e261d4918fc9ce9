-- Prelude of the scripts that touch mentions: the state of one message, without its text.
--
--   {tenant}:msgs:<channel>:<day>   hash, ts -> msgpack { v = version, d = deleted, r = { [recipient] = entry } },
--                                   both as short as they can be: see pack_state; c = its thread ('' for none) where
--                                   it has rung the Red Phone, e = the version that did so last, its ts if absent
--   entry = { code, decided, due, reason, settled }    times in whole seconds, 0 = none
--   code: h held · d delivered · s seen (answered or reacted to) · x edited out · g gone (deleted) · a access lost
--         l left · b comes in its brief · p passed
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

local function mention_of(channel, ts, thread)
  return channel .. '|' .. ts .. (thread == '' and '' or '|' .. thread)
end

-- A ts within its key's day: second and microsecond, three bytes each.
local function field_of(ts)
  local second, micros = ts:match('^(%d+)%.(%d%d%d%d%d%d)$')
  return second and struct.pack('>I3I3', second % 86400, micros) or ts
end

-- As it is stored: without a version that is the ts (false stands for none); times as seconds since the one before
-- (decided since the ts, the others since then), and nothing at an entry's end that is as usual.
local function pack_state(ts, state)
  local stored = { d = state.d, c = state.c, e = state.e, r = {} }
  if state.v ~= ts then stored.v = state.v ~= '' and state.v end
  for user, entry in pairs(state.r) do
    local code, decided, due, reason, settled = unpack(entry)
    local length = settled ~= 0 and 5 or reason ~= 'waits' and 4 or 3
    local all = {
      code,
      decided - math.floor(tonumber(ts)),
      due ~= 0 and due - decided,
      reason,
      settled - decided,
    }
    stored.r[user] = { unpack(all, 1, length) }
  end
  return cmsgpack.pack(stored)
end

local function unpack_state(ts, raw)
  local stored = cmsgpack.unpack(raw)
  local state = { v = stored.v, d = stored.d, c = stored.c, e = stored.e, r = {} }
  if stored.v == nil then state.v = ts elseif stored.v == false then state.v = '' end
  for user, entry in pairs(stored.r) do
    local decided = entry[2] + math.floor(tonumber(ts))
    local due = entry[3] and entry[3] + decided or 0
    state.r[user] = { entry[1], decided, due, entry[4] or 'waits', entry[5] and entry[5] + decided or 0 }
  end
  return state
end

local function load_state(key, ts)
  local raw = redis.call('HGET', key, field_of(ts))
  return raw and unpack_state(ts, raw) or { v = '', r = {} }
end

-- The day's key lives as long as the longest of its messages must be remembered, and never shorter than before.
local function save_state(key, ts, state, keep_seconds)
  redis.call('HSET', key, field_of(ts), pack_state(ts, state))
  local keep = tonumber(keep_seconds)
  local lives = memo[key] or redis.call('TTL', key)
  if lives < keep then redis.call('EXPIRE', key, keep_seconds) end
  memo[key] = math.max(lives, keep)
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

-- What the latest version of a message asks for, by the message's id, is not asked for any more.
local function drop_ring(tenant, state, id)
  redis.call('DEL', tenant .. ':ring:' .. (state.e and id .. '~' .. state.e or id))
end

-- Keeps what asks for a call, and makes it due: once for each version of a message, whose state is not saved yet. Some
-- need a message that has rung before (`needs` '1'), or one of which nothing is known yet ('2'). The version before asks
-- for nothing any more.
local function put_ring(tenant, state, ts, thread, version, ring, sealed, due, needs)
  if ring == '' or (state.c and (state.e or ts) >= version) then return false end
  if not state.c and (needs == '1' or (needs == '2' and state.v ~= '')) then return false end
  if state.c then drop_ring(tenant, state, ring:match('^[^~]+')) end
  state.c = thread
  if version ~= ts then state.e = version end
  redis.call('SET', tenant .. ':ring:' .. ring, sealed, 'PX', 86400000)
  redis.call('ZADD', tenant .. ':urgent', 'LT', due, 'ring:' .. ring)
  return true
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

-- A call takes somebody's mention out of what waits, and keeps it, to wait again where they are not reached. No digest
-- brings it a second time. The state is not saved yet.
local function take_for_call(call_key, tenant, user, mention, state, now)
  for _, waiting in ipairs(waiting_keys(tenant, user)) do
    local value = redis.call('HGET', waiting, mention)
    if value then
      redis.call('HSET', call_key, 'held:' .. user, value)
      redis.call('HDEL', waiting, mention)
    end
  end
  local entry = state.r[user] or { 'h', now, 0, '', 0 }
  if entry[1] == 'h' then state.r[user] = { 'd', entry[2], entry[3], 'red-phone', now } end
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
