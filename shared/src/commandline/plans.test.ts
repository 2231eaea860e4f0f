import { describe, expect, test } from 'vitest'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import { plansOf } from './plans.ts'

const desk = smallDesk()
const kinds = (line: string, at = desk) =>
  plansOf(line, at).map(({ plan }) => (plan.kind === 'refused' ? plan.refused.replace('commandline.', '') : plan.kind))

describe('a line of several orders', () => {
  test('each is planned, in order', () => {
    expect(kinds('D E12 231 ; R 231 gas smell；OS M73')).toEqual(['commands', 'commands', 'commands'])
  })
  test('a no says where on the line it stands', () => {
    const line = 'D E12 231 ;  R 999 gas '
    const [, { plan } = {}] = plansOf(line, desk)
    expect(plan?.kind === 'refused' && line.slice(plan.start, plan.end)).toBe('999')
    const [{ plan: whole } = {}] = plansOf(' REL E12 ; OS M73', desk)
    expect(whole?.kind === 'refused' && [whole.start, whole.end]).toEqual([1, 8])
  })
  test('behind N the selected call is not taken for the new one', () => {
    const selected = { ...desk, incidentId: 'i231' }
    expect(kinds('N fire 700 Parnassus ; D', selected)).toEqual(['commands', 'behindNew'])
    expect(kinds('N fire 700 Parnassus ; D 231', selected)).toEqual(['commands', 'needsRecommendation'])
    expect(kinds('R gas ; N fire 700 Parnassus', selected)).toEqual(['commands', 'commands'])
    expect(kinds('N fire 700 Parnassus ; OS M73', selected)).toEqual(['commands', 'commands'])
  })
  test('one unit is not sent to two places by one line', () => {
    expect(kinds('D E12 231 ; D E12 232')).toEqual(['commands', 'sentTwice'])
    expect(kinds('D E12 231 ; DV E12 232')).toEqual(['commands', 'sentTwice'])
  })
  test('undo stands alone', () => expect(kinds('OS M73 ; U')).toEqual(['commands', 'undoAlone']))
  test('⏎ is offered only where nothing speaks against any part', () => {
    const first = (line: string) => complete(line, line.length, desk)[0]
    expect(first('D E12 231 ; R 231 gas')).toMatchObject({
      kind: 'run',
      text: { key: 'commandline.chain', facts: { count: 2 } },
    })
    expect(first('D E12 231 ; ')).toMatchObject({ kind: 'run' })
    expect(complete('D E99 231 ; R 231 gas', 21, desk).filter(({ kind }) => kind === 'run')).toEqual([])
  })
})
