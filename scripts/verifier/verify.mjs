// Proves an export of a Muster journal without a line of Muster: node verify.mjs EXPORT HEADS.json
// HEADS.json: what the hub publishes at /public/journal-heads.json, fetched at another place or time. Exit 1: a fault.
import { createPublicKey, hash, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'

const { seals: heads, keys } = JSON.parse(readFileSync(process.argv[3], 'utf8'))
let [seq, link, to, former, open, rest, end] = [0, '', 0, '', [], '', undefined]
function expect(isRight, where, says) {
  if (!isRight) process.exitCode = 1
  if (!isRight) console.log(`entry ${where}: ${says}`)
}
function rootOf(level) {
  if (level.length < 2) return level[0] ?? hash('sha256', '')
  const node = (left, right) => (right ? hash('sha256', Buffer.from(`01${left}${right}`, 'hex')) : left)
  return rootOf(level.flatMap((left, i) => (i % 2 ? [] : node(left, level[i + 1]))))
}
function seal(own, data) {
  const text = ['muster seal 1', data.from, data.to, data.root, data.former, data.state, data.keyId].join('\n')
  const { publicKey: x } = keys.find(({ keyId }) => keyId === data.keyId)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  expect(verify(null, Buffer.from(text), key, Buffer.from(data.signature, 'base64url')), own, 'not signed by its key')
  expect(data.from === to + 1 && data.former === former, `${to + 1}-${own}`, 'a seal does not continue the last')
  expect(rootOf(open.splice(0, data.to - to)) === data.root, `${data.from}-${data.to}`, 'not what was sealed')
  ;[to, former] = [data.to, hash('sha256', text)]
  const published = heads.find((head) => head.to === to)
  expect((published?.hash ?? former) === former, `${data.from}-${to}`, 'not the seal that was published')
}
function entry(text, { seq: own, at, city, link: next, payload }) {
  const asWritten = JSON.stringify({ seq: own, at, city, link: next, payload })
  expect(own === seq + 1, `${Math.min(own, seq + 1)}-${own}`, 'missing, doubled or out of order')
  expect(hash('sha1', `${link}${own}${at}${payload}`) === next && text === asWritten, `${seq}-${own}`, 'altered')
  ;[seq, link] = [own, next]
  open.push(hash('sha256', `\0${own}\n${at}\n${city}\n${next}\n${payload}`))
  for (const { type, data } of JSON.parse(payload).events) if (type === 'seal.made') seal(own, data)
}
for await (const piece of createReadStream(process.argv[2], 'utf8')) {
  const texts = `${rest}${piece}`.split('\n')
  rest = texts.pop()
  for (const text of texts)
    try {
      if (end === undefined) end = expect(text === '{"muster":"journal","version":1}', 0, 'no export') ?? ''
      else if (end || text.startsWith('{"end":')) end += text
      else entry(text, JSON.parse(text))
    } catch (error) {
      expect(false, seq + 1, `cannot be read: ${error.message}`)
    }
}
expect(end === `{"end":${seq},"unsealed":"${rootOf(open)}"}${rest}`, `${to + 1}-`, 'the end is another')
expect(heads.length > 0 && heads.every((head) => head.to <= to), `${to + 1}-`, 'the newest published seal is missing')
console.log(`${seq} entries, sealed to ${to}, linked to the end: ${process.exitCode ? 'NOT AS WRITTEN' : 'as written'}`)
