-- What was announced between two instants and was in no digest of a person yet; without what is deleted or what they
-- have reacted to.
-- ARGV: tenant, user, since (ms, excluded), until (ms), most
-- Returns { member, arrived (ms), … }: the newest, oldest first.
local tenant, user, since, till, most =
  ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
since = math.max(since, tonumber(redis.call('HGET', tenant .. ':announced-to', user) or '0'))
local from = string.format('(%.0f', since)
local found = redis.call('ZRANGEBYSCORE', tenant .. ':announced', from, till, 'WITHSCORES')
local answer = {}
for i = math.max(1, #found - 2 * most + 1), #found, 2 do
  local channel, ts = found[i]:match('^([^|]+)|([^|]+)|')
  local state = load_state(msgs_key(tenant, channel, ts), ts)
  local entry = state.r[user]
  if not state.d and not (entry and entry[1] == 's') then
    answer[#answer + 1] = found[i]
    answer[#answer + 1] = found[i + 1]
  end
end
return answer
