import { expect, test } from 'vitest'
import { dropDataDir, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'
import { overload } from './overload.testing.ts'

test('goal 13 J9 feeds and positions far past their room: no command within its actor’s limit is refused', async () => {
  const found = await overload({ sec: 3 })
  process.stdout.write(`overload: ${JSON.stringify(found)}\n`)
  expect(found.refused).toBe(0)
  expect(found.during.commands).toBeGreaterThan(30)
  expect(found.feeds.turnedAway).toBeGreaterThan(0)
  expect(found.feeds.accepted).toBeGreaterThan(100)
  expect(found.feeds.failed).toBe(0)
})

test('J9 past an actor’s own limit a command is refused with the time to wait, and others are not', async () => {
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir, env: { COMMANDS_PER_S: '5' } })
  try {
    const [flooder, other] = await Promise.all([signIn(hub.url, 'dispatcher'), signIn(hub.url, 'dispatcher2')])
    const report = (person = flooder) => person.command('incident.report', { type: 'fire', place: {} })
    const answers = await Promise.all(Array.from({ length: 60 }, () => report()))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(20)
    expect(refused[0]?.headers.get('retry-after')).toBe('1')
    expect(refused[0]?.json.code).toBe('too_many')
    expect((await report(other)).status).toBe(200)
  } finally {
    await hub.stop()
    dropDataDir(dataDir)
  }
})
