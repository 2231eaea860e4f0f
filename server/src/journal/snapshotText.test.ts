import { incident } from '@muster/shared/domain/incident/incident.ts'
import { expect, test } from 'vitest'
import { createFolded } from './folded.ts'
import { packSnapshot, unpackSnapshot } from './snapshotText.ts'

const lineOf = (seq: number, id: string, type: 'reported' | 'noted') => ({
  entry: {
    seq,
    at: seq,
    cityTime: seq,
    actor: { id: 'hub', name: 'Hub' },
    command: 'test',
    events: [
      type === 'noted'
        ? incident.make.noted(id, { text: 'more smoke' })
        : incident.make.reported(id, { number: `20170104-${seq}`, type: 'fire', priority: 1, place: {} }),
    ],
  },
  link: `link ${seq}`,
  payload: '',
})

test('a snapshot is of the moment at which it was begun, whatever is folded while it is written', async () => {
  const folded = createFolded()
  for (let seq = 1; seq <= 3000; seq += 1) folded.apply(lineOf(seq, `i${seq}`, 'reported'))
  const packing = packSnapshot({ ...folded.head(), fold: 7 }, folded.rows())
  for (let seq = 3001; seq <= 3100; seq += 1) folded.apply(lineOf(seq, `i${3101 - (seq - 3000)}`, 'noted'))
  folded.apply(lineOf(3101, 'late', 'reported'))
  const again = createFolded()
  await unpackSnapshot(await packing, again)
  expect(again.head()).toEqual({ seq: 3000, link: 'link 3000' })
  expect([...again.city.all('incident')].map(({ lastSeq }) => lastSeq)).toEqual(
    Array.from({ length: 3000 }, (_, i) => i + 1),
  )
  expect(again.historyOf('incident', 'i3000')).toHaveLength(1)
  expect(again.versionOf('incident:i3000')).toBe(3000)
  expect(again.city.find('incident', 'late')).toBeUndefined()
})

test('what leaves the records leaves histories and versions, and is kept until the archive has it', async () => {
  const folded = createFolded()
  folded.apply(lineOf(1, 'i1', 'reported'))
  folded.apply(lineOf(2, 'i2', 'reported'))
  const gone = lineOf(3, 'i1', 'noted')
  folded.apply({ ...gone, entry: { ...gone.entry, events: [incident.make.archived('i1', {})] } })
  expect([folded.versionOf('incident:i1'), folded.historyOf('incident', 'i1')]).toEqual([0, []])
  const again = createFolded()
  await unpackSnapshot(await packSnapshot({ ...folded.head(), fold: 7 }, folded.rows()), again)
  for (const one of [folded, again]) {
    expect(one.departedOf('i1')).toMatchObject({ seq: 3, incident: { number: '20170104-1' }, assignments: [] })
    expect(one.departedOf('i1')?.history.map(({ type }) => type)).toEqual(['incident.reported', 'incident.archived'])
    one.forgetDeparted(2)
    expect(one.departedOf('i1')).toBeDefined()
    one.forgetDeparted(3)
    expect(one.departedOf('i1')).toBeUndefined()
  }
})
