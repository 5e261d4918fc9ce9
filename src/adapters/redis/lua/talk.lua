-- Notes where enrolled people write whose messages call on nobody, many at once.
-- KEYS[1] {tenant}:version
-- ARGV: tenant, then n × (facts version, author, channel, ts, thread ('' = none))
-- Returns a letter for each: t noted · w something is known of the message, or waits for its author, so that record.lua
-- must look at all of it · s the facts are stale
local tenant = ARGV[1]
local version = redis.call('GET', KEYS[1]) or '0'

local function note(known, author, channel, ts, thread)
  if known ~= version then return 's' end
  if redis.call('HEXISTS', msgs_key(tenant, channel, ts), field_of(ts)) == 1 then return 'w' end
  if thread ~= '' then
    for _, key in ipairs(waiting_keys(tenant, author)) do
      if redis.call('EXISTS', key) == 1 then return 'w' end
    end
  end
  local talk = tenant .. ':talk:' .. author
  redis.call('ZADD', talk, 'GT', ts, thread == '' and channel or channel .. '|' .. thread)
  redis.call('EXPIRE', talk, 3600)
  return 't'
end

local answers = {}
for i = 2, #ARGV, 5 do
  answers[#answers + 1] = note(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4])
end
return table.concat(answers)
