-- The waits that began with these mentions are over: whoever was told of them is told anew next time.
-- KEYS[1] {tenant}:told:<recipient>
-- ARGV: mention…
local ended = {}
for _, mention in ipairs(ARGV) do ended[mention] = true end
local told = redis.call('HGETALL', KEYS[1])
for i = 1, #told, 2 do
  if ended[told[i + 1]:match('^%d+ %S+ (.*)$')] then redis.call('HDEL', KEYS[1], told[i]) end
end
