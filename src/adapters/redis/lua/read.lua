-- One command that only reads.
-- ARGV: tenant, command, what (its key without the tenant), the command's further arguments…
-- Returns what the command answers.
return redis.call(ARGV[2], ARGV[1] .. ':' .. ARGV[3], unpack(ARGV, 4))
