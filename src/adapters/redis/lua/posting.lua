-- The last check before a digest goes out: still ours, and what is still in it. From here on a crash leaves it
-- unknown whether Slack took the post.
-- ARGV: tenant, claim, token, wall (ms), lease (ms), recipient of a digest ('' = of something else)
-- Returns { 'fenced' }, { 'wait', ms } where Slack has said to post nothing now, or { 'mine', { mention… }, { command,
--   its answer, … } }: what the digest says besides, see Reads.cameAlong
local tenant, id, token, wall, lease, user =
  ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6]
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return { 'fenced' } end
memo.pause = memo.pause or redis.call('PTTL', tenant .. ':pause:chat.postMessage')
if memo.pause > 0 then return { 'wait', memo.pause } end
gather('ZADD', tenant .. ':due:leases', wall + lease, id)
local shown = redis.call('HKEYS', tenant .. ':inflight:' .. id)
redis.call('HSET', key, 'phase', 'posting', 'since', wall, 'shown', table.concat(shown, '\n'))
if user == '' then return { 'mine', shown, {} } end
return { 'mine', shown, {
  'HGETALL\nremoved:' .. user, redis.call('HGETALL', tenant .. ':removed:' .. user),
  'SISMEMBER\nexplained\n' .. user, redis.call('SISMEMBER', tenant .. ':explained', user),
} }
