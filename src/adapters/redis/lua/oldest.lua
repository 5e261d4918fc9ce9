-- The due time of the oldest thing that is due or under way, in one look: read in two, a thing that ends and brings
-- forth another in between would hide both.
-- ARGV: tenant
-- Returns the due time (ms), or false where there is nothing.
local tenant = ARGV[1]
local oldest = tonumber(redis.call('ZRANGE', tenant .. ':due', 0, 0, 'WITHSCORES')[2])
for _, id in ipairs(redis.call('ZRANGE', tenant .. ':leases', 0, -1)) do
  local due = tonumber(redis.call('HGET', tenant .. ':claim:' .. id, 'due'))
  if due and (not oldest or due < oldest) then oldest = due end
end
return oldest and string.format('%.0f', oldest)
