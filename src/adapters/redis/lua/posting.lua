-- The last check before a post: still ours, and what of a digest is still in it. From here on a crash leaves it unknown
-- whether Slack took the post.
-- ARGV: tenant, claim, token, wall (ms), lease (ms), the mentions that a digest would say, one in a line
-- Returns { 'fenced' }, { 'wait', ms } where Slack has said to post nothing now, or { 'mine', { mention… } }
local tenant, id, token, wall, lease, would_say =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6]
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return { 'fenced' } end
memo.pause = memo.pause or redis.call('PTTL', tenant .. ':pause:chat.postMessage')
if memo.pause > 0 then return { 'wait', memo.pause } end
gather('ZADD', tenant .. ':due:leases', wall + lease, id)
-- A call may have given a mention back since the claim was read: the digest does not say it.
local shown = {}
for mention in would_say:gmatch('[^\n]+') do
  if redis.call('HEXISTS', tenant .. ':inflight:' .. id, mention) == 1 then shown[#shown + 1] = mention end
end
redis.call('HSET', key, 'phase', 'posting', 'since', wall, 'shown', table.concat(shown, '\n'))
return { 'mine', shown }
