-- A person left a private channel: what waits for them from there goes.
-- ARGV: tenant, user, channel, keep seconds, now (s)
-- Returns how many went.
local tenant, user, channel, keep, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local n = 0
for _, key in ipairs(waiting_keys(tenant, user)) do
  for _, mention in ipairs(redis.call('HKEYS', key)) do
    local c, ts = split_mention(mention)
    if c == channel then
      redis.call('HDEL', key, mention)
      settle(tenant, user, c, ts, 'a', now, keep)
      count_removed(tenant, user, 'a')
      n = n + 1
    end
  end
end
return n
