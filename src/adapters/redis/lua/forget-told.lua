-- The waits that began with these mentions are over: whoever was told of them is told anew next time.
-- KEYS[1] {tenant}:told:<recipient>
-- ARGV: mention…
local ended = {}
for _, mention in ipairs(ARGV) do
  ended[struct.pack('>I4', tonumber(redis.sha1hex(mention):sub(1, 8), 16))] = true
end
local told = redis.call('HGETALL', KEYS[1])
for i = 1, #told, 2 do
  if ended[told[i + 1]:sub(9)] then redis.call('HDEL', KEYS[1], told[i]) end
end
