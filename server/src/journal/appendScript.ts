import { BUCKET_OF, FIRST_BUCKETS, KEYS_A_BUCKET } from './keyBuckets.ts'

/** Values handed to one call: Lua unpacks some 8,000 at most, and failing there would be after the first write. */
const CHUNK = 1000

/**
 * Appends a batch of commands' entries, each with its own verdict, in the order of J1: idempotency key known, versions
 * equal, and only when all of the batch is looked at, XADD first, then head, versions, idempotency records. Nothing after
 * a first write can fail: every value was read and converted, and every key found to be of its type, before it. Should one
 * fail all the same, the head's `noted` stays behind: nothing is appended until what the entries say is noted from them.
 *
 * KEYS: stream, head, versions, the idempotency buckets' common beginning.
 * ARGV: anchorAt, anchorCityTime, rate (the city clock), number of commands, their marks (see keyBuckets), number of
 * touched things, their names, the version expected of each (behind a minus sign where the thing is no more afterwards, and
 * with it its version); then for each command: how many of those are its own, payload.
 * Answers: seq before, at, city time, `crowded` or nothing, then one a command: `ok link`, `known seq`, `other`,
 * `conflict seq name`.
 */
export const APPEND_SCRIPT = `
${BUCKET_OF}
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local head = redis.call('HMGET', KEYS[2], 'seq', 'link', 'at', 'city', 'keys', 'buckets', 'noted')
local before = head[1] or '0'
if head[1] and head[7] ~= head[1] then return redis.error_reply('BEHIND not all entries are noted') end
local seq = tonumber(before)
local link = head[2] or ''
local lastAt = tonumber(head[3] or '0')
local lastCity = tonumber(head[4] or '0')
local kept = tonumber(head[5] or '0')
local buckets = tonumber(head[6] or '${FIRST_BUCKETS}')
local bucketOf = bucketsOf(buckets)
if now < lastAt then now = lastAt end
local city = tonumber(ARGV[2]) + math.floor(math.max(0, now - tonumber(ARGV[1])) * tonumber(ARGV[3]) + 0.5)
if city < lastCity then city = lastCity end
local at = string.format('%.0f', now)
local cityTime = string.format('%.0f', city)
local day = math.floor(now / 86400000)
local count = tonumber(ARGV[4])
local marks = ARGV[5]
local things = tonumber(ARGV[6])
local name = 6
local expected = name + things
local own = expected + things + 1
local versions = {}
for from = 1, things, ${CHUNK} do
  local to = math.min(from + ${CHUNK} - 1, things)
  local found = redis.call('HMGET', KEYS[3], unpack(ARGV, name + from, name + to))
  for j = from, to do versions[j] = found[j - from + 1] or '0' end
end

local answers = { before, at, cityTime, '' }
local entries, records, touched, asked = {}, {}, {}, {}
local thing = 0
for i = 1, count do
  local digest = string.sub(marks, i * 20 - 19, i * 20 - 8)
  local body = string.sub(marks, i * 20 - 7, i * 20)
  local last = thing + tonumber(ARGV[own])
  local bucket = KEYS[4] .. bucketOf(digest)
  local known = asked[digest] or redis.call('HGET', bucket, digest)
  local answer
  if known then
    local first, _, of = struct.unpack('>I6I2c8', known)
    answer = of == body and string.format('known %.0f', first) or 'other'
  else
    for j = thing + 1, last do
      local version = touched[ARGV[name + j]] or versions[j]
      local wanted = ARGV[expected + j]
      if string.byte(wanted) == 45 then wanted = string.sub(wanted, 2) end
      if not answer and version ~= wanted then answer = 'conflict ' .. version .. ' ' .. ARGV[name + j] end
    end
  end
  if not answer then
    seq = seq + 1
    local id = string.format('%.0f', seq)
    local payload = ARGV[own + 1]
    link = redis.sha1hex(link .. id .. at .. payload)
    entries[#entries + 1] = { id, link, payload }
    for j = thing + 1, last do touched[ARGV[name + j]] = string.byte(ARGV[expected + j]) == 45 and '0' or id end
    local record = struct.pack('>I6I2c8', seq, day, body)
    asked[digest] = record
    records[#records + 1] = { bucket, digest, record }
    answer = 'ok ' .. link
  end
  answers[4 + i] = answer
  thing = last
  own = own + 2
end
if #entries == 0 then return answers end

local set, gone = {}, {}
for touchedName, id in pairs(touched) do
  if id == '0' then
    gone[#gone + 1] = touchedName
  else
    set[#set + 1] = touchedName
    set[#set + 1] = id
  end
end
kept = kept + #records
if kept > buckets * ${KEYS_A_BUCKET} then answers[4] = 'crowded' end

for _, entry in ipairs(entries) do
  redis.call('XADD', KEYS[1], entry[1] .. '-0', 'at', at, 'city', cityTime, 'link', entry[2], 'p', entry[3])
end
redis.call('HSET', KEYS[2], 'seq', string.format('%.0f', seq), 'link', link, 'at', at, 'city', cityTime,
  'keys', kept, 'buckets', buckets)
for i = 1, #set, ${CHUNK} do redis.call('HSET', KEYS[3], unpack(set, i, math.min(i + ${CHUNK - 1}, #set))) end
for i = 1, #gone, ${CHUNK} do redis.call('HDEL', KEYS[3], unpack(gone, i, math.min(i + ${CHUNK - 1}, #gone))) end
for _, record in ipairs(records) do redis.call('HSET', record[1], record[2], record[3]) end
redis.call('HSET', KEYS[2], 'noted', string.format('%.0f', seq))
return answers
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
if seq ~= '0' then redis.call('HSET', KEYS[2], 'noted', seq) end
return { seq, link }
`
