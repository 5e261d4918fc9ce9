-- A delivered mention waits again, and its digest shows it: both or neither, so that of two presses at once one counts.
-- ARGV: tenant, user, mention, due (s), sealed, now (s), keep seconds, batch
-- Returns 1, or 0 where it waits already, is deleted, or is not open in the digest any more.
local tenant, user, mention, due, sealed, now, keep =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
local key = tenant .. ':batch:' .. ARGV[8]
local raw = redis.call('GET', key)
if not raw then return 0 end
local batch = cjson.decode(raw)
local row
for _, item in ipairs(batch.items) do
  if item.id == mention then row = item end
end
if not row or row.state ~= 'open' then return 0 end
local channel, ts = split_mention(mention)
local msgs = msgs_key(tenant, channel, ts)
local state = load_state(msgs, ts)
if state.d then return 0 end
row.state = 'snoozed'
redis.call('SET', key, cjson.encode(batch), 'KEEPTTL')
local entry = state.r[user]
if entry and entry[1] == 'h' then return 0 end
state.r[user] = { 'h', now, due, 'snoozed', 0 }
redis.call('HSET', tenant .. ':held:' .. user, mention, struct.pack('>I4', due) .. sealed)
redis.call('ZADD', tenant .. ':due', 'LT', due * 1000, 'digest:' .. user)
save_state(msgs, ts, state, due - now + keep)
return 1
