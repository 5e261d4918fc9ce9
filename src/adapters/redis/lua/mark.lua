-- Sets the state of items of a delivered digest.
-- ARGV: tenant, batch, state, then the items' ids
-- Returns the batch as JSON, or false where it is no longer kept.
local key = ARGV[1] .. ':batch:' .. ARGV[2]
local raw = redis.call('GET', key)
if not raw then return false end
local batch = cjson.decode(raw)
local wanted = {}
for i = 4, #ARGV do wanted[ARGV[i]] = true end
for _, item in ipairs(batch.items) do
  if wanted[item.id] and item.state ~= 'gone' then item.state = ARGV[3] end
end
local saved = cjson.encode(batch)
redis.call('SET', key, saved, 'KEEPTTL')
return saved
