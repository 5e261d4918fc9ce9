-- The last check before a digest goes out: still ours, and what is still in it. From here on a crash leaves it
-- unknown whether Slack took the post.
-- ARGV: tenant, claim, token, wall (ms), lease (ms)
-- Returns { 'fenced' }, { 'wait', ms } where Slack has said to post nothing now, or { 'mine', mention… }
local tenant, id, token, wall, lease = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local key = tenant .. ':claim:' .. id
if redis.call('HGET', key, 'token') ~= token then return { 'fenced' } end
local told = redis.call('PTTL', tenant .. ':pause:chat.postMessage')
if told > 0 then return { 'wait', told } end
redis.call('HSET', key, 'phase', 'posting', 'since', wall)
redis.call('ZADD', tenant .. ':due:leases', wall + lease, id)
local shown = redis.call('HKEYS', tenant .. ':inflight:' .. id)
redis.call('HSET', key, 'shown', table.concat(shown, '\n'))
-- No unpack: Lua hands over no more than some thousands at once, and whoever has more waiting would never get them.
table.insert(shown, 1, 'mine')
return shown
