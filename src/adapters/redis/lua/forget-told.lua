-- The waits that began with these mentions are over: whoever was told of them is told anew next time.
-- ARGV: tenant, recipient, mention…
local key = ARGV[1] .. ':told:' .. ARGV[2]
local ended = {}
for i = 3, #ARGV do
  ended[struct.pack('>I4', tonumber(redis.sha1hex(ARGV[i]):sub(1, 8), 16))] = true
end
local told = redis.call('HGETALL', key)
for i = 1, #told, 2 do
  if ended[told[i + 1]:sub(9)] then redis.call('HDEL', key, told[i]) end
end
return 1
