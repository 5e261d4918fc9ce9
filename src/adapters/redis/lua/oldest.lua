-- The due time of the oldest thing that is due or under way in any of these due indexes, in one look: read in two, a
-- thing that ends and brings forth another in between would hide both.
-- ARGV: tenant, due index…
-- Returns the due time (ms), or false where there is nothing.
local tenant = ARGV[1]
local oldest
local function consider(due)
  if due and (not oldest or due < oldest) then oldest = due end
end
for i = 2, #ARGV do
  local index = tenant .. ':' .. ARGV[i]
  consider(tonumber(redis.call('ZRANGE', index, 0, 0, 'WITHSCORES')[2]))
  for _, id in ipairs(redis.call('ZRANGE', index .. ':leases', 0, -1)) do
    consider(tonumber(redis.call('HGET', tenant .. ':claim:' .. id, 'due')))
  end
end
return oldest and string.format('%.0f', oldest)
