-- Sets the state of items of a delivered digest. What is gone stays gone, and what a call
-- has brought is no longer anything else.
-- ARGV: tenant, batch, state, the state that they must have ('' = any), then the items' ids
-- Returns the batch as JSON, or false where it is no longer kept.
local key = ARGV[1] .. ':batch:' .. ARGV[2]
local raw = redis.call('GET', key)
if not raw then return false end
local state, from = ARGV[3], ARGV[4]
local batch = cjson.decode(raw)
local wanted = {}
for i = 5, #ARGV do wanted[ARGV[i]] = true end
for _, item in ipairs(batch.items) do
  local is_free = item.state ~= 'gone' and (item.state ~= 'called' or state == 'gone')
  if wanted[item.id] and is_free and (from == '' or item.state == from) then item.state = state end
end
local saved = cjson.encode(batch)
redis.call('SET', key, saved, 'KEEPTTL')
return saved
