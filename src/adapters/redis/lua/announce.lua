-- A message calls on its whole channel, or, as an edit has it, no longer does.
--   {tenant}:announced       sorted set, channel|ts|thread|author -> when it arrived (ms)
--   {tenant}:announced-to    hash, user -> up to when (ms) announcements stood in their digests; see release.lua
-- ARGV: tenant, channel, ts, message version, member, announces (1 or 0), now (ms), keep seconds, most that are kept
-- Returns 1 where it is remembered.
local tenant, channel, ts, version, member, announces, now, keep, most =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local key = tenant .. ':announced'
local state = load_state(msgs_key(tenant, channel, ts), ts)
if state.v ~= '' and state.v > version then return 0 end
if announces == '0' or state.d then
  redis.call('ZREM', key, member)
  return 0
end
if redis.call('EXISTS', tenant .. ':shields') == 0 then return 0 end
redis.call('ZADD', key, 'NX', now, member)
redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('(%.0f', now - keep * 1000))
redis.call('ZREMRANGEBYRANK', key, 0, -most - 1)
redis.call('EXPIRE', key, keep)
return 1
