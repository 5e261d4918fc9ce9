-- Lets a lock go that is still ours.
-- KEYS[1] the lock; ARGV: what it was locked with
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
