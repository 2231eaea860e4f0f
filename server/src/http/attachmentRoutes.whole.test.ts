import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person
let logistics: Person
let incidentId: string

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  ;[dispatcher, logistics] = await Promise.all([signIn(hub.url, 'dispatcher'), signIn(hub.url, 'logistics')])
  const { json } = await dispatcher.command('incident.report', { type: 'fire', place: { address: 'somewhere' } })
  incidentId = json.result.incidentId
}, 60_000)
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

async function send(content: string | Buffer, name: string, type = '', person = dispatcher) {
  const body = new FormData()
  body.set('file', new File([content as string], name, { type }))
  const answer = await fetch(`${hub.url}/api/v1/attachments`, {
    method: 'POST',
    headers: { cookie: person.cookie },
    body,
  })
  return { status: answer.status, json: (await answer.json()) as any }
}
const read = (hash: string, person?: Person) =>
  fetch(`${hub.url}/api/v1/attachments/${hash}`, { headers: person ? { cookie: person.cookie } : {} })

test('V1 a file is read back by who sees the call that has it, and by nobody else', async () => {
  const { status, json } = await send('Grundriß 平面图', 'plan.txt')
  expect([status, json.mediaType, json.bytes]).toEqual([200, 'text/plain', 19])
  const { hash } = json
  // On no call yet: not even its sender reads it.
  expect((await read(hash, dispatcher)).status).toBe(404)
  const name = '../../🔥 平面图\u202Etxt.exe'
  expect((await dispatcher.command('incident.attach', { incidentId, hash, name })).status).toBe(200)
  const told = await read(hash, dispatcher)
  expect([told.status, await told.text()]).toEqual([200, 'Grundriß 平面图'])
  expect(told.headers.get('x-content-type-options')).toBe('nosniff')
  expect(told.headers.get('content-security-policy')).toContain('sandbox')
  const disposition = told.headers.get('content-disposition') ?? ''
  expect(disposition).toContain(`filename="${hash.slice(0, 8)}.txt"`)
  expect(disposition).toContain(encodeURIComponent('.._.._🔥 平面图'))
  expect([(await read(hash, logistics)).status, (await read(hash)).status]).toEqual([404, 401])
  expect((await dispatcher.command('incident.detach', { incidentId, hash })).status).toBe(200)
  expect((await read(hash, dispatcher)).status).toBe(404)
})

test('what is no photo or document, or too large, is refused with a reason', async () => {
  const statusOf = async (...args: Parameters<typeof send>) => {
    const { status, json } = await send(...args)
    return [status, json.code]
  }
  expect(await statusOf('<html><script>alert(1)</script>', 'photo.jpg', 'image/jpeg')).toEqual([415, 'attachment_type'])
  expect(await statusOf('no picture', 'photo.jpg', 'image/jpeg')).toEqual([415, 'attachment_type'])
  expect(await statusOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2]), 'broken.jpg')).toEqual([415, 'attachment_type'])
  expect(await statusOf('', 'empty.txt')).toEqual([415, 'attachment_type'])
  expect(await statusOf('a'.repeat(10 * 1024 * 1024 + 1), 'long.txt')).toEqual([413, 'too_large'])
  expect(await statusOf('a'.repeat(12 * 1024 * 1024), 'longer.txt')).toEqual([413, 'too_large'])
  expect(await statusOf('note', 'note.txt', '', logistics)).toEqual([403, 'forbidden'])
  const raw = (body: string, type: string) =>
    fetch(`${hub.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { cookie: dispatcher.cookie, 'content-type': type },
      body,
    })
  expect((await raw('nonsense', 'multipart/form-data; boundary=x')).status).toBe(400)
  expect((await raw('{}', 'image/jpeg')).status).toBe(415)
})

test('a call is given only what was sent before, under a name that people can read', async () => {
  const attach = async (input: object) => {
    const { status, json } = await dispatcher.command('incident.attach', { incidentId, ...input })
    return [status, json.code]
  }
  expect(await attach({ hash: 'a'.repeat(64), name: 'x' })).toEqual([404, 'incident.noSuchFile'])
  expect(await attach({ hash: '../../etc/passwd', name: 'x' })).toEqual([400, 'invalid'])
  const { hash } = (await send('floor plan', 'plan.txt')).json
  expect(await attach({ hash, name: 'n'.repeat(300) })).toEqual([400, 'invalid'])
  expect((await attach({ hash, name: '图'.repeat(100) }))[0]).toBe(200)
  expect(await attach({ hash, name: 'again' })).toEqual([409, 'incident.attachedBefore'])
})

test('a note is struck once, and stands again when that is taken back', async () => {
  const { seq: noteSeq } = (await dispatcher.command('incident.note', { incidentId, text: 'wrong call' })).json
  const ask = async (name: string, seq = noteSeq) => {
    const { status, json } = await dispatcher.command(name, { incidentId, noteSeq: seq })
    return [status, json.code ?? json.undo.command]
  }
  expect(await ask('incident.strike')).toEqual([200, 'incident.unstrike'])
  expect(await ask('incident.strike')).toEqual([409, 'incident.noteStruck'])
  expect(await ask('incident.unstrike')).toEqual([200, 'incident.strike'])
  expect(await ask('incident.strike', noteSeq + 1)).toEqual([409, 'incident.noSuchNote'])
})

test('the sample city has checklists in both languages, and notes of places reach who may see them', async () => {
  const { state } = (await dispatcher.get('/api/v1/state')).json
  const items = state.world.world.settings.checklists.flatMap(({ items }: any) => items)
  expect(items.length).toBeGreaterThan(20)
  expect(items.filter(({ name }: any) => !name.en || !name.zh)).toEqual([])
  const done = await dispatcher.command('incident.tick', { incidentId, itemId: 'fire-water', done: true })
  expect(done.status).toBe(200)
  const place = { point: { type: 'Point', coordinates: [-122.45, 37.76] } }
  expect((await dispatcher.command('premise.add', { place, kind: 'hazard', text: '氯气 chlorine' })).status).toBe(200)
  expect((await logistics.command('premise.add', { place, kind: 'hazard', text: 'x' })).status).toBe(403)
})
