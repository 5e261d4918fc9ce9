-- Forgets what is open under a key, if it is this call. KEYS: the key. ARGV: the call.
local open = redis.call('GET', KEYS[1])
if open and open:match('^%d+ (.*)$') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
