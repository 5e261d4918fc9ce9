-- Marks a sender as told of a recipient's promise, unless they were told of one as late in this wait.
-- KEYS[1] {tenant}:told:<recipient>   hash, sender -> promised (s), and four bytes that stand for the receipt and four
--         for the mention
-- ARGV: sender, mention, receipt, promised (ms), now (ms)
-- Returns 1 where it is news, or was told by this very receipt; 0 where it is not.
local key, sender, mention, receipt, promised, now =
  KEYS[1], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local function mark(text)
  return struct.pack('>I4', tonumber(redis.sha1hex(text):sub(1, 8), 16))
end

local news = 1
local latest = promised
local this_one = mark(receipt)
local told = redis.call('HGETALL', key)
for i = 1, #told, 2 do
  local before, told_by = struct.unpack('>I4', told[i + 1]) * 1000, told[i + 1]:sub(5, 8)
  if before <= now then
    redis.call('HDEL', key, told[i])
  else
    if told[i] == sender and told_by ~= this_one and promised <= before then news = 0 end
    latest = math.max(latest, before)
  end
end
if news == 1 then
  redis.call('HSET', key, sender, struct.pack('>I4', math.floor(promised / 1000)) .. this_one .. mark(mention))
  -- Time that is kept is real, and the promise's may be simulated and pass more slowly: a day more does no harm.
  redis.call('PEXPIRE', key, string.format('%.0f', math.max(latest - now, 0) + 86400000))
end
return news
