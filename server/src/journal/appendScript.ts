/** Values handed to one call: Lua unpacks some 8,000 at most, and failing there would be after the first write. */
const CHUNK = 1000

/**
 * Appends a batch of commands' entries, each with its own verdict, in the order of J1: idempotency key known, versions
 * equal, and only then XADD, head, versions, idempotency record. Nothing after a first write can fail: every value was
 * read and converted before it.
 *
 * KEYS: stream, head, versions, then one idempotency key a command.
 * ARGV: anchorAt, anchorCityTime, rate (the city clock), key's life in ms, number of commands; then for each command:
 * body digest, number of versions, name and expected seq of each (with a minus sign where the thing is no more, and with it
 * its version), payload.
 * Answers one list a command: `ok seq at cityTime link`, `known seq`, `other`, `conflict name seq`.
 */
export const APPEND_SCRIPT = `
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local head = redis.call('HMGET', KEYS[2], 'seq', 'link', 'at', 'city')
local seq = tonumber(head[1] or '0')
local link = head[2] or ''
local lastAt = tonumber(head[3] or '0')
local lastCity = tonumber(head[4] or '0')
if now < lastAt then now = lastAt end
local city = tonumber(ARGV[2]) + math.floor(math.max(0, now - tonumber(ARGV[1])) * tonumber(ARGV[3]) + 0.5)
if city < lastCity then city = lastCity end
local at = string.format('%.0f', now)
local cityTime = string.format('%.0f', city)
local life = ARGV[4]
local p = 6
local verdicts = {}
for i = 1, tonumber(ARGV[5]) do
  local digest = ARGV[p]
  local n = tonumber(ARGV[p + 1])
  local first = p + 2
  local payload = ARGV[first + 2 * n]
  p = first + 2 * n + 1
  local key = KEYS[3 + i]
  local known = redis.call('GET', key)
  local verdict
  if known then
    local colon = string.find(known, ':', 1, true)
    if string.sub(known, colon + 1) == digest then
      verdict = { 'known', string.sub(known, 1, colon - 1) }
    else
      verdict = { 'other' }
    end
  elseif n > 0 then
    for from = 0, n - 1, ${CHUNK} do
      local names = {}
      for j = from, math.min(from + ${CHUNK}, n) - 1 do names[#names + 1] = ARGV[first + 2 * j] end
      local versions = redis.call('HMGET', KEYS[3], unpack(names))
      for j, name in ipairs(names) do
        local expected = string.gsub(ARGV[first + 2 * (from + j) - 1], '-', '')
        if not verdict and (versions[j] or '0') ~= expected then
          verdict = { 'conflict', name, versions[j] or '0' }
        end
      end
    end
  end
  if not verdict then
    seq = seq + 1
    local id = string.format('%.0f', seq)
    link = redis.sha1hex(link .. id .. at .. payload)
    redis.call('XADD', KEYS[1], id .. '-0', 'at', at, 'city', cityTime, 'link', link, 'p', payload)
    redis.call('HSET', KEYS[2], 'seq', id, 'link', link, 'at', at, 'city', cityTime)
    for from = 0, n - 1, ${CHUNK} do
      local set, gone = {}, {}
      for j = from, math.min(from + ${CHUNK}, n) - 1 do
        if string.sub(ARGV[first + 2 * j + 1], 1, 1) == '-' then
          gone[#gone + 1] = ARGV[first + 2 * j]
        else
          set[#set + 1] = ARGV[first + 2 * j]
          set[#set + 1] = id
        end
      end
      if #set > 0 then redis.call('HSET', KEYS[3], unpack(set)) end
      if #gone > 0 then redis.call('HDEL', KEYS[3], unpack(gone)) end
    end
    redis.call('SET', key, id .. ':' .. digest, 'PX', life)
    verdict = { 'ok', id, at, cityTime, link }
  end
  verdicts[i] = verdict
end
return verdicts
`

/**
 * Answers `seq link` of the top of the stream. A head that differs from it is rebuilt from the stream: the stream is the
 * truth (J1). In one script, because another hub may append between two looks.
 *
 * KEYS: stream, head.
 */
export const TOP_SCRIPT = `
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local seq, link, at, city = '0', '', '0', '0'
if last then
  seq = string.match(last[1], '^(%d+)')
  local fields = {}
  for i = 1, #last[2], 2 do fields[last[2][i]] = last[2][i + 1] end
  link, at, city = fields.link, fields.at, fields.city
end
if (redis.call('HGET', KEYS[2], 'seq') or '0') ~= seq then
  redis.call('HSET', KEYS[2], 'seq', seq, 'link', link, 'at', at, 'city', city)
end
return { seq, link }
`
