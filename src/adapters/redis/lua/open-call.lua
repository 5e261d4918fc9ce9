-- Opens a call under a key, or answers the one that is open there. Each is kept with the instant at which it was opened.
-- KEYS: the key. ARGV: the call, now (ms), after how long an open one is joined no more (ms), for how long it is kept (ms).
local call, now, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local open = redis.call('GET', KEYS[1])
if open then
  local at, other = open:match('^(%d+) (.*)$')
  if at and now - tonumber(at) < most then return other end
end
redis.call('SET', KEYS[1], string.format('%.0f', now) .. ' ' .. call, 'PX', ARGV[4])
return call
