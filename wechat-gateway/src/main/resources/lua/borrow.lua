-- Token bucket of one account and API, on the clock of Redis, so that nodes' clocks do not matter.
-- KEYS[1] bucket; ARGV: rate per second, wanted, 1 = bulk (leaves a fifth for triggered messages)
-- returns the number granted
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
local rate = tonumber(ARGV[1])
local wanted = tonumber(ARGV[2])
local capacity = math.max(1, rate * 0.2)
local state = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = tonumber(state[1]) or capacity
local at = tonumber(state[2]) or ms
level = math.min(capacity, level + math.max(0, ms - at) * rate / 1000)
local floor = 0
if ARGV[3] == '1' then
  floor = capacity * 0.2
end
local granted = math.max(0, math.min(wanted, math.floor(level - floor)))
redis.call('HSET', KEYS[1], 'level', tostring(level - granted), 'at', tostring(ms))
redis.call('PEXPIRE', KEYS[1], 60000)
return granted
