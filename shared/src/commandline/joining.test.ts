import { expect, test } from 'vitest'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import { describe as tell } from './describe.ts'
import { findIn } from './find.ts'
import { isLineRefusal } from './order.ts'
import { parse } from './read.ts'
import { toCommands } from './toCommands.ts'

const desk = smallDesk()
const planned = (line: string, at = desk) => {
  const orders = parse(line)
  return isLineRefusal(orders) ? orders : toCommands(orders[0]!, at)
}
const asked = (line: string, at = desk) => {
  const plan = planned(line, at)
  return 'commands' in plan ? plan.commands : plan
}
const offers = (line: string, at = desk) => complete(line, line.length, at)

test('the duplicate stands first; of one number alone the selected call is the first', () => {
  const merge = { command: 'incident.merge', input: { incidentId: 'i232', intoId: 'i231' } }
  expect(asked('MG 232 231')).toEqual([merge])
  expect(asked('并 232 231')).toEqual([merge])
  expect(asked('MG 231', { ...desk, incidentId: 'i232' })).toEqual([merge])
  expect(asked('关联 232 231')).toEqual([{ command: 'incident.link', input: { incidentId: 'i232', otherId: 'i231' } }])
})

test('what is not said is asked for, and what will happen is said before', () => {
  expect(asked('MG')).toMatchObject({ refused: 'commandline.whichIncident' })
  expect(asked('MG', { ...desk, incidentId: 'i232' })).toMatchObject({ refused: 'commandline.whichOther' })
  expect(asked('LK 232 999')).toMatchObject({ refused: 'commandline.noSuchIncident', nearest: expect.any(Array) })
  const plan = planned('MG 232 231')
  expect('kind' in plan && tell(plan, desk)?.will).toEqual({
    key: 'commandline.will.incident.merge',
    facts: expect.objectContaining({ incident: '232', other: '231' }),
  })
})

test('the number of a merged call leads to the one that lives on, in every verb but the one that takes it out', () => {
  expect(asked('T 240')).toMatchObject([{ input: { incidentId: 'i231' } }])
  expect(planned('Z 240')).toEqual({ kind: 'go', to: { kind: 'incident', id: 'i231' } })
  expect(findIn('240', desk, 1)).toMatchObject([{ to: { id: 'i231' }, title: '240 → 231 700 blk Parnassus Ave' }])
  expect(asked('UM 240')).toEqual([{ command: 'incident.unmerge', input: { incidentId: 'i240' } }])
  expect(offers('R 24')).toMatchObject([
    { line: 'R 231 ', incidentId: 'i231', reason: { key: 'commandline.mergedAs', facts: { number: '240' } } },
  ])
})

test('behind a verb about two, calls like the one named come first, with the reason', () => {
  expect(offers('MG ', { ...desk, incidentId: 'i232' })[0]).toMatchObject({
    line: 'MG 231 ',
    reason: { key: 'commandline.like.address', facts: { number: '231', minutes: 0 } },
  })
  expect(offers('MG 232 2').map(({ incidentId }) => incidentId)).toEqual(['i231'])
})

test('while a call is typed, one like it is told before it is sent', () => {
  const now = () => 1483568400000 + 120_000
  const [run] = offers('N fire 700 Parnassus', { ...desk, now })
  expect(run).toMatchObject({ kind: 'run', beware: { key: 'commandline.like.address', facts: { minutes: 2 } } })
  expect(offers('N fire 1900 Jackson', { ...desk, now })[0]?.beware).toBeUndefined()
})
