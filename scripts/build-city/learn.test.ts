import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { learn, learntFrom } from './learn.ts'

const CALLS = fileURLToPath(new URL('../../../shared/data/sf/calls', import.meta.url))
const WEEKS = [`${CALLS}/sffd_2016-12-31_2017-01-07.csv`, `${CALLS}/sffd_2020-04-07_2020-04-13.csv`]
const COMMITTED = new URL('../../server/src/cities/sf/demand.json', import.meta.url)

let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'muster-learn-'))
  await mkdir(join(out, 'sf'))
})
afterAll(() => rm(out, { recursive: true }))

const call = (id: string, time: string, place = '(37.76, -122.44)') => ({
  ...{ 'Call Number': id, 'Received DtTm': time, Location: place, 'Unit sequence in call dispatch': '1' },
})
const SF = [-122.52, 37.7, -122.35, 37.835] as const

describe('learning from past calls', () => {
  test('tells each cell and hour of the week, and leaves out what lies elsewhere or has no time', () => {
    const { callsPer1000h } = learntFrom(
      [call('1', '01/02/2017 12:30:00 AM'), call('2', '01/02/2017 01:00:00 AM', '(37.6, -122.4)'), call('3', '')],
      SF,
    )
    const [[, hours = []] = []] = Object.entries(callsPer1000h)
    expect(Object.keys(callsPer1000h)).toHaveLength(1)
    // Monday's first hour, smoothed over its neighbours.
    expect([hours[167], hours[0], hours[1], hours[2]]).toEqual([333, 333, 333, 0])
  })

  test('asks for a city and for calls, and writes nothing where it learnt nothing', async () => {
    expect(await learn('atlantis', WEEKS, out)).toEqual([2, expect.stringContaining('sf')])
    expect(await learn('sf', [], out)).toEqual([2, expect.stringContaining('--calls FILE')])
    expect(await learn('sf', ['/nowhere.csv'], out)).toEqual([1, 'There is no file /nowhere.csv.'])
    const other = fileURLToPath(new URL('./learn.ts', import.meta.url))
    expect((await learn('sf', [other], out).catch(() => [1]))[0]).toBe(1)
    expect(existsSync(join(out, 'sf', 'demand.json'))).toBe(false)
  })

  test.skipIf(!existsSync(CALLS))('of both weeks gives what the sample city holds', async () => {
    expect(await learn('sf', WEEKS, out)).toEqual([0, expect.stringContaining('calls a week')])
    expect(await readFile(join(out, 'sf', 'demand.json'), 'utf8')).toBe(await readFile(COMMITTED, 'utf8'))
  })
})
