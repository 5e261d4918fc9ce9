-- Records what triage decided of one message: dedupe, hold and due index in one step, so that nothing can be
-- held and not scheduled, or scheduled twice.
-- KEYS[1] {tenant}:version
-- ARGV: tenant, facts version ('' = do not check), channel, ts, thread ('' = none), message version, keep seconds,
--       now (s), author ('' = not enrolled), receipt due (ms, '' = none), its sender, n, ring ('' = none), sealed ring,
--       ring due (ms), '1' or '2' where it needs a message that has rung before, see put_ring, then n × (recipient, 'h', 'p', or 'b' held until its call has taken it, due (s), reason, sealed)
-- Returns { 'stale' } · { 'older' } · { 'deleted' }
--   · { 'recorded', due besides the blocks (ms, '' = nothing), '1' where it rings, held anew… }
local tenant, version, channel, ts, thread = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local message_version, keep, now, author, receipt_due, sender, n =
  ARGV[6], ARGV[7], tonumber(ARGV[8]), ARGV[9], tonumber(ARGV[10]), ARGV[11], tonumber(ARGV[12])
local ring, sealed_ring, ring_due, ring_needs = ARGV[13], ARGV[14], ARGV[15], ARGV[16]
-- chat.postEphemeral's tier, a little below it: 100 a minute for a workspace.
local RECEIPT_MS, RECEIPTS_AT_ONCE = 600, 20

if version ~= '' and (redis.call('GET', KEYS[1]) or '0') ~= version then return { 'stale' } end

if author ~= '' then
  -- Who writes is talking here, and has seen what stands above in the thread.
  local talk = tenant .. ':talk:' .. author
  redis.call('ZADD', talk, 'GT', ts, thread == '' and channel or channel .. '|' .. thread)
  redis.call('EXPIRE', talk, 3600)
  if thread ~= '' then
    for _, key in ipairs(waiting_keys(tenant, author)) do
      for _, mention in ipairs(redis.call('HKEYS', key)) do
        local c, t, th = split_mention(mention)
        if c == channel and (th == thread or t == thread) and tonumber(t) < tonumber(ts) then
          redis.call('HDEL', key, mention)
          settle(tenant, author, c, t, 's', now, keep)
          count_removed(tenant, author, 's')
        end
      end
    end
  end
end

local msgs = msgs_key(tenant, channel, ts)
local mention = mention_of(channel, ts, thread)
local state = load_state(msgs, ts)
if state.d then return { 'deleted' } end
-- Equal versions go on: the same event twice finds everybody decided, and changes nothing.
if state.v ~= '' and state.v > message_version then return { 'older' } end
local is_edit = message_version > ts
if n == 0 and next(state.r) == nil and not is_edit and ring == '' then return { 'recorded', '', '' } end

-- Whether the person is called on anew: for the first time, after an edit had taken their name out, or by an edit
-- after they had reacted to a message that did not call on them.
local function is_news(entry)
  if entry == nil then return true end
  if state.v >= message_version then return false end
  return entry[1] == 'x' or (entry[4] == 'reacted' and is_edit and tonumber(message_version) >= entry[5])
end

-- Whether the sender does not know of a promise as late; tell.lua says it again when the receipt goes out.
local function is_told_of(user, due)
  local told = redis.call('HGET', tenant .. ':told:' .. user, sender)
  local before = told and struct.unpack('>I4', told) * 1000 or 0
  return before > receipt_due and before >= due * 1000
end

-- More receipts than Slack takes stand in line from the start: all due now, each would be tried again and again.
local function in_line()
  local key = tenant .. ':pace:receipts'
  local turn = math.max(tonumber(redis.call('GET', key) or '0'), receipt_due)
  redis.call('SET', key, string.format('%.0f', turn + RECEIPT_MS), 'PX', 3600000)
  return string.format('%.0f', math.max(receipt_due, turn - RECEIPT_MS * (RECEIPTS_AT_ONCE - 1)))
end

local called = {}
local latest = now
local owes_receipt = false
local anew = { 'recorded', '', put_ring(tenant, state, ts, thread, message_version, ring, sealed_ring, ring_due, ring_needs) and '1' or '' }
for i = 0, n - 1 do
  local at = 17 + i * 5
  local user, code, due, reason, sealed = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2]), ARGV[at + 3], ARGV[at + 4]
  called[user] = true
  local entry = state.r[user]
  if entry and entry[1] == 'h' then
    if state.v < message_version and sealed ~= '' then put_over(tenant, user, mention, sealed) end
  elseif is_news(entry) then
    local waits = code == 'h' or code == 'b'
    state.r[user] = { waits and 'h' or code, now, due, reason, 0 }
    if waits then
      redis.call('HSET', tenant .. ':held:' .. user, mention, struct.pack('>I4', due) .. sealed)
      if due > latest then latest = due end
      redis.call('ZADD', tenant .. ':due', 'LT', due * 1000, 'digest:' .. user)
      anew[#anew + 1] = user
      -- Of what a call takes, the call tells.
      local is_called = code == 'b' and anew[3] == '1'
      owes_receipt = owes_receipt or (receipt_due and not is_called and not is_told_of(user, due))
      -- Whoever is called now is introduced to Sluice another time.
      if code == 'h' and redis.call('SADD', tenant .. ':introduced', user) == 1 then
        redis.call('ZADD', tenant .. ':due', now * 1000, 'introduce:' .. user)
        anew[2] = string.format('%.0f', now * 1000)
      end
    end
  elseif entry[4] == 'reacted' then
    entry[4] = 'seen'
  end
end
for user, entry in pairs(state.r) do
  if entry[1] == 'h' and not called[user] then
    take_out(tenant, user, channel, ts)
    count_removed(tenant, user, 'x')
    entry[1] = 'x'
    entry[5] = now
  end
end
state.v = message_version
-- Remembered while it waits, however long that is, and the usual time after.
save_state(msgs, ts, state, latest - now + tonumber(keep))
if owes_receipt then
  local due = in_line()
  redis.call('ZADD', tenant .. ':due', 'NX', due, 'receipt:' .. mention)
  if anew[2] == '' then anew[2] = due end
end
return anew
