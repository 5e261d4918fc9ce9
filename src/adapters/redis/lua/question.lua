-- The open questions of a tenant: ids, no text.
--   {tenant}:question:<channel>:<day>  hash, ts -> msgpack { v = version, a = asker, k = whether the asker is in,
--                                      t = thread, f = 'b' where blocked, at = ms, d = gone,
--                                      s = { [asked] = o open · m open, in a group · g a group, open · c closed
--                                            · n not for them } }; a day after it is over only { d = true };
--                                      of an edit that asks nobody, and nothing did before, only v
--   {tenant}:asked:<user>              sorted set, what waits on them: channel|ts|thread|asker|flags -> ms
--   {tenant}:asks:<user>               the same, what they wait for, with the asked person in the asker's place
--   {tenant}:questions-over            sorted set, questions on which nothing is open: channel|ts -> since when (ms)
--   {tenant}:asked-people              who is asked anything; {tenant}:asked-version counts those who were added
-- ARGV: tenant, step, now (ms), channel, ts, and what the step needs
-- Returns the people whose pages look otherwise now.
local tenant, step, now, channel, ts = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5]
local DAY_MS, WEEK_MS, KEEP, MOST, LOOKED_AT = 86400000, 604800000, 691200, 100, 3

local function key_of(c, t)
  return tenant .. ':question:' .. c .. ':' .. math.floor(tonumber(t) / 86400)
end

local function load(c, t)
  local raw = redis.call('HGET', key_of(c, t), t)
  return raw and cmsgpack.unpack(raw)
end

local function write(c, t, question)
  redis.call('HSET', key_of(c, t), t, cmsgpack.pack(question))
  redis.call('EXPIRE', key_of(c, t), KEEP)
end

local over = tenant .. ':questions-over'

local function is_over(question)
  for _, code in pairs(question.s or {}) do
    if code ~= 'c' then return false end
  end
  return not question.d
end

local function save(c, t, question)
  write(c, t, question)
  if is_over(question) then
    redis.call('ZADD', over, now, c .. '|' .. t)
    redis.call('EXPIRE', over, KEEP)
  end
end

-- Of what has been over for a day it is known no longer who asked whom, only that it is asked no more.
local function forget_over()
  for _, entry in ipairs(redis.call('ZRANGEBYSCORE', over, '-inf', now - DAY_MS, 'LIMIT', 0, LOOKED_AT)) do
    local c, t = entry:match('^([^|]+)|([^|]+)$')
    local question = load(c, t)
    if question and is_over(question) then write(c, t, { d = true }) end
    redis.call('ZREM', over, entry)
  end
end

local function member(c, t, question, other, flags)
  return table.concat({ c, t, question.t, other, flags }, '|')
end

local function put(key, entry, at)
  redis.call('ZADD', key, at, entry)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - WEEK_MS)
  redis.call('ZREMRANGEBYRANK', key, 0, -(MOST + 1))
  redis.call('EXPIRE', key, KEEP)
end

local changed = {}

-- `code`: o, m, or g for a group, which stands on the asker's page alone.
local function open(c, t, question, user, code)
  question.s[user] = code
  changed[question.a] = true
  if question.k and code ~= 'm' then
    put(tenant .. ':asks:' .. question.a, member(c, t, question, user, question.f), question.at)
  end
  if code == 'g' then return end
  changed[user] = true
  local flags = question.f .. (code == 'm' and 'g' or '')
  put(tenant .. ':asked:' .. user, member(c, t, question, question.a, flags), question.at)
  local asked_people = tenant .. ':asked-people'
  if redis.call('SADD', asked_people, user) == 1 then redis.call('INCR', tenant .. ':asked-version') end
  -- Whose questions have all run out unanswered stands here no longer: some are looked at each time.
  for _, other in ipairs(redis.call('SRANDMEMBER', asked_people, LOOKED_AT)) do
    if redis.call('EXISTS', tenant .. ':asked:' .. other) == 0 then redis.call('SREM', asked_people, other) end
  end
  redis.call('EXPIRE', asked_people, KEEP)
end

local function close(c, t, question, user, code)
  local is_member = question.s[user] == 'm'
  local asker, flags = question.a, question.f
  redis.call('ZREM', tenant .. ':asked:' .. user,
    member(c, t, question, asker, flags), member(c, t, question, asker, flags .. 'g'))
  local asks = tenant .. ':asks:' .. question.a
  redis.call('ZREM', asks, member(c, t, question, user, question.f), member(c, t, question, user, question.f .. 'n'))
  if code == 'n' and question.k and not is_member then
    put(asks, member(c, t, question, user, question.f .. 'n'), question.at)
  end
  if redis.call('EXISTS', tenant .. ':asked:' .. user) == 0 then
    redis.call('SREM', tenant .. ':asked-people', user)
  end
  -- A group has no page.
  if question.s[user] ~= 'g' then changed[user] = true end
  question.s[user] = code
  changed[question.a] = true
end

-- One has answered for all: those who were asked as members, and the groups themselves.
local function close_groups(c, t, question, code)
  for user, stands in pairs(question.s) do
    if stands == 'g' or (code == 'c' and stands == 'm') then close(c, t, question, user, code) end
  end
end

local function waits_on_members(question)
  for _, stands in pairs(question.s) do
    if stands == 'm' then return true end
  end
  return false
end

local function close_all(c, t, question)
  for user, code in pairs(question.s) do
    if code ~= 'c' then
      close(c, t, question, user, 'c')
      question.s[user] = nil
    end
  end
end

-- thread, version, asker, '1' where they are in, 'b' where blocked, at (ms), then how each is asked and who: oU1 mU2 gS1
local function ask()
  local thread, version, asker, is_in, flags, at = unpack(ARGV, 6, 11)
  local question = load(channel, ts)
  if question and (question.d or question.v >= version) then return end
  if not question and #ARGV < 12 then
    -- What an older version asks may be yet to come. It names nobody, so that there is nothing to forget of it.
    write(channel, ts, { v = version, s = {} })
    return
  end
  local declined, is_answered = {}, false
  if question then
    for user, code in pairs(question.s) do
      declined[user] = code == 'n' or nil
      -- Groups begin with S.
      is_answered = is_answered or (code == 'c' and user:sub(1, 1) == 'S')
    end
    close_all(channel, ts, question)
  end
  question = {
    v = version, a = asker, k = is_in == '1', t = thread, f = flags, at = tonumber(at), s = question and question.s or {},
  }
  for i = 12, #ARGV do
    local code, user = ARGV[i]:sub(1, 1), ARGV[i]:sub(2)
    if question.s[user] == nil and not (is_answered and code ~= 'o') then
      open(channel, ts, question, user, code)
      if declined[user] then close(channel, ts, question, user, 'n') end
    end
  end
  save(channel, ts, question)
end

local function withdraw()
  local question = load(channel, ts)
  if question and question.d then return end
  if question then close_all(channel, ts, question) end
  save(channel, ts, { d = true })
end

-- user, when they wrote in the thread `ts` ('' = they reacted to the message)
local function answer()
  local user, by = ARGV[6], ARGV[7]
  for _, entry in ipairs(redis.call('ZRANGE', tenant .. ':asked:' .. user, 0, -1)) do
    local c, t, thread = entry:match('^([^|]+)|([^|]+)|([^|]*)|')
    local is_meant = t == ts or (by ~= '' and thread == ts and tonumber(t) < tonumber(by))
    if c == channel and is_meant then
      local question = load(c, t)
      if question and not question.d then
        close(c, t, question, user, 'c')
        close_groups(c, t, question, 'c')
        save(c, t, question)
      end
    end
  end
end

-- asked, asker ('' = the asked person says so), new code, to whom it goes on ('' = nobody)
local function close_one()
  local user, asker, code, to = unpack(ARGV, 6, 9)
  local question = load(channel, ts)
  if not question or question.d then return end
  if asker ~= '' and question.a ~= asker then return end
  local stands = question.s[user]
  local is_open = stands == 'o' or stands == 'm' or (asker ~= '' and (stands == 'g' or stands == 'n'))
  if not is_open then return end
  close(channel, ts, question, user, code)
  -- Whoever passes it on has seen to it for all. What is for none of them is for nobody there.
  if stands == 'g' or (stands == 'm' and to ~= '') then close_groups(channel, ts, question, 'c') end
  if stands == 'm' and code == 'n' and not waits_on_members(question) then
    close_groups(channel, ts, question, 'n')
  end
  if to ~= '' and question.s[to] ~= 'o' then open(channel, ts, question, to, 'o') end
  save(channel, ts, question)
end

-- `ts` is somebody who leaves: what waits on them stands nowhere any more, nor what they wait for.
local function forget()
  local user = ts
  for _, entry in ipairs(redis.call('ZRANGE', tenant .. ':asked:' .. user, 0, -1)) do
    local c, t = entry:match('^([^|]+)|([^|]+)|')
    local question = load(c, t)
    if question and not question.d then
      close(c, t, question, user, 'c')
      question.s[user] = nil
      save(c, t, question)
    end
  end
  for _, entry in ipairs(redis.call('ZRANGE', tenant .. ':asks:' .. user, 0, -1)) do
    local c, t = entry:match('^([^|]+)|([^|]+)|')
    local question = load(c, t)
    if question and not question.d then
      close_all(c, t, question)
      save(c, t, { d = true })
    end
  end
end

local steps = { ask = ask, withdraw = withdraw, answer = answer, close = close_one, forget = forget }
forget_over()
steps[step]()

local answer_list = {}
for user in pairs(changed) do answer_list[#answer_list + 1] = user end
return answer_list
