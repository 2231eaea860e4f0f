import { describe, expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import { type Closure, closure } from '../domain/closure/closure.ts'
import { createRecords } from '../kernel/state.ts'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import { describe as describePlan } from './describe.ts'
import { createGazetteer } from './gazetteer/gazetteerIndex.ts'
import { type Desk, isLineRefusal, type Plan } from './order.ts'
import { printOrder } from './print.ts'
import { readLine } from './read.ts'
import { toCommands } from './toCommands.ts'

// 7th Street runs south-east and bends at Howard; 7th Avenue crosses Folsom Avenue elsewhere.
const street = (name: string, blocks: readonly (readonly [number, number, number])[] = []) => ({
  name,
  point: [-122.41, 37.778] as const,
  blocks,
})
const gazetteer = createGazetteer({
  streets: [
    street('7th Street', [[200, -122.4085, 37.7775]]),
    street('Mission Street'),
    street('Howard Street'),
    street('Folsom Street'),
    street('7th Avenue'),
    street('Lawton Street'),
    street('人民路'),
    street('中山路'),
    street('解放路'),
  ],
  crossings: [
    [0, 1, -122.41, 37.779],
    [0, 2, -122.4085, 37.7785],
    [0, 3, -122.4077, 37.7769],
    [4, 5, -122.4636, 37.7577],
    [6, 7, 113.61, 34.71],
    [6, 8, 113.62, 34.71],
  ],
})
const NOW = Date.parse('2017-01-04T21:15:00-08:00')
const desk: Desk = smallDesk({ gazetteer, now: () => NOW })

function planned(line: string, at: Desk = desk): Plan {
  const [reading] = readLine(line)
  if (!reading || isLineRefusal(reading.answer)) throw new Error(`not read: ${line}`)
  expect(readLine(printOrder(reading.answer))[0]?.answer).toEqual(reading.answer)
  return toCommands(reading.answer, at)
}
const command = (line: string, at?: Desk) => {
  const plan = planned(line, at)
  if (plan.kind !== 'commands') throw new Error(JSON.stringify(plan))
  return plan.commands
}
const refused = (line: string, at?: Desk) => {
  const plan = planned(line, at)
  if (plan.kind !== 'refused') throw new Error(JSON.stringify(plan))
  return plan
}

describe('closing a road by name', () => {
  test('from one crossing to another follows the street, by way of the crossings between', () => {
    const expected = {
      command: 'closure.add',
      input: {
        kind: 'closed',
        street: '7th St',
        crossings: ['Mission St', 'Folsom St'],
        geometry: {
          type: 'LineString',
          coordinates: [
            [-122.41, 37.779],
            [-122.4085, 37.7785],
            [-122.4077, 37.7769],
          ],
        },
      },
    }
    expect(command('CL 7th St Mission Folsom')).toEqual([expected])
    expect(command('cl 7th mission to folsom')).toEqual([expected])
    expect(command('ＣＬ 7th St between Mission and Folsom')).toEqual([expected])
  })
  test('a block lies between the crossings around it', () => {
    expect(command('CL 200 blk 7th St')[0]?.input).toMatchObject({ crossings: ['Folsom St', 'Howard St'] })
  })
  test('with an end, a reason and in Chinese', () => {
    expect(command('CL 7th St Mission Folsom until 22:30 :water main')[0]?.input).toMatchObject({
      until: Date.parse('2017-01-04T22:30:00-08:00'),
      reason: 'water main',
    })
    // The next time that the clocks show so: tomorrow.
    expect(command('CL 7th St Mission Folsom until 6:00')[0]?.input).toMatchObject({
      until: Date.parse('2017-01-05T06:00:00-08:00'),
    })
    expect(command('积水 人民路 中山路 解放路 至22：30 ：水管爆裂')[0]?.input).toMatchObject({
      kind: 'flooded',
      street: '人民路',
      crossings: ['中山路', '解放路'],
      reason: '水管爆裂',
    })
  })
  test('what is missing or wrong is said with what would work', () => {
    expect(refused('CL').refused).toBe('commandline.whichStreet')
    expect(refused('CL nosuch').refused).toBe('commandline.noSuchStreet')
    expect(refused('CL 7th St')).toMatchObject({ refused: 'commandline.whichCrossing', nearest: expect.any(Array) })
    expect(refused('CL 7th St Lawton Folsom')).toMatchObject({ refused: 'commandline.noSuchCrossing' })
    expect(refused('CL 7th St Mission Folsum')).toMatchObject({ nearest: expect.arrayContaining(['Folsom St']) })
    expect(refused('CL 7th St Mission Folsom until 99:99').refused).toMatch(/noSuchEnd|noSuchCrossing/)
    expect(refused(`CL 7th St Mission Folsom :${'x'.repeat(300)}`).refused).toBe('commandline.textTooLong')
  })
  test('the streets that cross it are offered, and what ⏎ would do is said and drawn', () => {
    expect(complete('CL 7th St mis', 13, desk)[0]).toMatchObject({ line: 'CL 7th St Mission St ' })
    const [run] = complete('CL 7th St Mission Folsom', 24, desk)
    expect(run).toMatchObject({ kind: 'run', text: { key: 'commandline.will.closure.add' } })
    expect(describePlan(planned('CL 7th St Mission Folsom'), desk)?.line).toHaveLength(3)
  })
})

describe('lifting a closure', () => {
  const records = createRecords()
  const { data } = closure.make.added('', {
    geometry: { type: 'LineString', coordinates: [] },
    kind: 'closed',
    by: { id: 'dispatcher', name: 'Desk 3' },
  })
  const put = (id: string, more: Partial<Closure>) => records.set('closure', id, { id, ...data, setAt: NOW, ...more })
  put('c1', { street: '7th St', crossings: ['Mission St', 'Folsom St'] })
  put('c2', { street: '3rd St', crossings: ['Channel St', '16th St'], reason: 'flood' })
  put('c3', { street: '3rd St', crossings: ['Channel St', '16th St'] })
  const closed: Desk = { ...desk, city: cityOf(records) }

  test('by any words of its name, twice the same piece at once; of several it asks which', () => {
    expect(command('OP 7th', closed)).toEqual([{ command: 'closure.lift', input: { closureId: 'c1' } }])
    expect(command('解封 3rd channel', closed)).toHaveLength(2)
    expect(refused('OP st', closed)).toMatchObject({ refused: 'commandline.whichClosure' })
    expect(refused('OP nosuch', closed)).toMatchObject({ refused: 'commandline.noSuchClosure' })
    expect(refused('OP', desk).refused).toBe('commandline.noClosures')
  })
  test('all that there are are offered, and what is taken lifts that one', () => {
    const offered = complete('OP ', 3, closed).map(({ line }) => line)
    expect(offered).toContain('OP 7th St, Mission St – Folsom St ')
    expect(command('OP 7th St, Mission St – Folsom St', closed)[0]?.input).toEqual({ closureId: 'c1' })
  })
})
