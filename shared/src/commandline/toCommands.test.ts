import { describe, expect, test } from 'vitest'
import { smallDesk } from './city.testing.ts'
import { type Desk, isLineRefusal, type Plan } from './order.ts'
import { parse } from './read.ts'
import { toCommands, withRecommended } from './toCommands.ts'

const desk = smallDesk()
function planned(line: string, at: Desk = desk): Plan {
  const parsed = parse(line)
  if (isLineRefusal(parsed)) throw new Error(`${line}: ${parsed.refused}`)
  return toCommands(parsed[0]!, at)
}
const inputOf = (line: string, at: Desk = desk) => {
  const plan = planned(line, at)
  if (plan.kind !== 'commands') throw new Error(`${line}: ${JSON.stringify(plan)}`)
  return plan.commands.map(({ command, input }) => [command, input])
}
const refusalOf = (line: string, at: Desk = desk) => {
  const plan = planned(line, at)
  if (plan.kind !== 'refused') throw new Error(`${line}: ${JSON.stringify(plan)}`)
  return plan
}

describe('orders become commands', () => {
  test('named units are sent as they are named', () => {
    expect(inputOf('D E12 L5 231')).toEqual([
      ['incident.dispatch', { incidentId: 'i231', unitIds: ['E12', 'L5'], status: undefined }],
    ])
    expect(inputOf('DE e1 231')).toEqual([
      ['incident.dispatch', { incidentId: 'i231', unitIds: ['E01'], status: 'enroute' }],
    ])
  })
  test('the short number means the newest open incident, the full one its day', () => {
    expect(inputOf('T 231')).toEqual([['incident.take', { incidentId: 'i231' }]])
    expect(inputOf('T 20170103-231')).toEqual([['incident.take', { incidentId: 'i231old' }]])
  })
  test('what is selected stands in for what is not said', () => {
    expect(inputOf('R trapped', { ...desk, incidentId: 'i232' })).toEqual([
      ['incident.note', { incidentId: 'i232', text: 'trapped' }],
    ])
    expect(inputOf('OS', { ...desk, unitId: 'M73' })).toEqual([
      ['unit.status', { unitId: 'M73', status: 'onscene', reason: undefined }],
    ])
  })
  test('a status goes to each unit with its reason', () => {
    expect(inputOf('OOS E12 L5 :pump')).toEqual([
      ['unit.status', { unitId: 'E12', status: 'outofservice', reason: 'pump' }],
      ['unit.status', { unitId: 'L5', status: 'outofservice', reason: 'pump' }],
    ])
  })
  test('release takes a unit off the incident it is on', () => {
    expect(inputOf('REL M73')).toEqual([['incident.recall', { incidentId: 'i232', unitIds: ['M73'] }]])
    expect(refusalOf('REL E12').refused).toBe('commandline.unitIdle')
  })
  test('a new incident has its type, its place and its narrative', () => {
    expect(inputOf('N fire 700 Parnassus 3rd floor smoke')).toEqual([
      [
        'incident.report',
        {
          type: 'structure-fire',
          priority: undefined,
          place: { point: { type: 'Point', coordinates: [-122.46, 37.7628] }, address: '700 blk Parnassus Ave' },
          narrative: '3rd floor smoke',
        },
      ],
    ])
  })
  test('a type that is named first is not overwritten by what the narrative says; without one the narrative chooses', () => {
    expect(inputOf('N medical 700 Parnassus car fire next door')[0]?.[1]).toMatchObject({ type: 'medical' })
    expect(inputOf('N 700 Parnassus man has chest pain')[0]?.[1]).toMatchObject({ type: 'medical' })
  })
  test('bad input 60 a report in full width is the same report', () =>
    expect(inputOf('Ｎ　ｆｉｒｅ　７００　Ｐａｒｎａｓｓｕｓ')).toEqual(inputOf('N fire 700 Parnassus')))
  test('close, retype and re-place say what the command needs', () => {
    expect(inputOf('C 232 :false alarm')).toEqual([['incident.close', { incidentId: 'i232', outcome: 'false alarm' }]])
    expect(inputOf('TY 231 car fire')).toEqual([['incident.retype', { incidentId: 'i231', type: 'vehicle-fire' }]])
    expect(inputOf('PL 231 UCSF Medical Center')[0]?.[1]).toMatchObject({ place: { address: 'UCSF Medical Center' } })
    expect(refusalOf('C 232').refused).toBe('commandline.textMissing')
  })
  test('find and zoom go where they are asked to', () => {
    expect(planned('F trapped')).toEqual({ kind: 'go', to: { kind: 'incident', id: 'i232' } })
    expect(planned('F e12')).toEqual({ kind: 'go', to: { kind: 'unit', id: 'E12' } })
    expect(planned('Z 231')).toEqual({ kind: 'go', to: { kind: 'incident', id: 'i231' } })
    expect(planned('F inner sun')).toMatchObject({ kind: 'go', to: { kind: 'place', name: 'Inner Sunset' } })
    expect(planned('V mine')).toEqual({ kind: 'go', to: { kind: 'view', view: 'mine' } })
  })
})

describe('a no says what would work and never guesses a unit', () => {
  test('bad input 60 an unknown unit, with the nearest', () => {
    expect(refusalOf('D E13 231')).toMatchObject({ refused: 'commandline.noSuchUnit', facts: { typed: 'E13' } })
    expect(refusalOf('D E13 231').nearest).toContain('E12')
  })
  test('an unknown incident, with the nearest open', () => {
    expect(refusalOf('D E12 233').nearest).toEqual(['231', '232'])
  })
  test('a type that the city does not have', () => expect(refusalOf('N fir 700 Parnassus').nearest).toContain('fire'))
  test('an address that two streets have', () => {
    expect(refusalOf('N fire 100 Buena Vista')).toMatchObject({
      refused: 'commandline.manyPlaces',
      nearest: ['100 blk Buena Vista Ave', '100 blk Buena Vista Ter'],
    })
  })
  test('a capability that no unit has', () => expect(refusalOf('D 231 +2 engin').nearest).toEqual(['engine']))
  test('a command that this person may not send', () => {
    expect(refusalOf('D E12 231', { ...desk, may: ['incident.note'] }).refused).toBe('commandline.notYours')
  })
  test('nothing selected and nothing said', () => {
    expect(refusalOf('T').refused).toBe('commandline.whichIncident')
    expect(refusalOf('OS').refused).toBe('commandline.whichUnit')
  })
  test('text that no log could keep', () => expect(refusalOf('R 231 a\0b').refused).toBe('commandline.textUnreadable'))
})

describe('recommended units', () => {
  const recommended = {
    units: [
      { id: 'E12', rank: 1, seconds: 192 },
      { id: 'L5', rank: 2, seconds: 200 },
      { id: 'E01', rank: null, seconds: 150 },
    ],
    notChosen: [{ id: 'B08', seconds: 300 }, { id: 'M73' }],
  }
  const complete = (line: string) => {
    const plan = planned(line)
    if (plan.kind !== 'needsRecommendation') throw new Error(JSON.stringify(plan))
    return withRecommended(plan, recommended, desk)
  }
  test('D 231 takes the recommended set, best first', () => {
    expect(complete('D 231')).toEqual({
      command: 'incident.dispatch',
      input: { incidentId: 'i231', unitIds: ['E12', 'L5'], status: undefined },
    })
  })
  test('D 231 +2 engine takes the two quickest engines', () => {
    expect(complete('DE 231 +2 engine')).toMatchObject({ input: { unitIds: ['E01', 'E12'], status: 'enroute' } })
  })
  test('a unit named by hand goes too and is not counted twice', () => {
    expect(complete('D L5 231 +1 engine')).toMatchObject({ input: { unitIds: ['L5', 'E01'] } })
  })
  test('what the incident does not need is found among the others', () => {
    expect(complete('D 231 +1 chief')).toMatchObject({ input: { unitIds: ['B08'] } })
  })
  test('too few are refused rather than some sent', () => {
    expect(complete('D 231 +3 engine')).toMatchObject({ refused: 'commandline.tooFew', facts: { count: 3, free: 2 } })
  })
})
