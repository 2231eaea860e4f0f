import Type, { type Static } from 'typebox'
import type { ThoughtLine } from '../dispatch/adviceNow.ts'

const ID = '[A-Za-z0-9_-]{1,40}'
const PLACE = '-?\\d{1,3}(\\.\\d{1,12})?,-?\\d{1,2}(\\.\\d{1,12})?'
const LINE = `${PLACE}(;${PLACE}){1,99}`

export const UnitList = Type.String({
  pattern: `^${ID}(,${ID}){0,49}$`,
  description: 'Ids of at most 50 units, comma between',
})
export const MoveList = Type.String({
  pattern: `^${ID}:${ID}(,${ID}:${ID}){0,19}$`,
  description: 'Units as if they waited at these posts already, `unit:post`, comma between',
})

/** What the live city is thought to be instead: nothing is changed by it. */
export const whatIf = {
  without: Type.Optional({ ...UnitList, description: 'Ids of units to be thought away: what if they went?' }),
  back: Type.Optional({
    ...UnitList,
    description: 'Ids of units to be thought free at their stations: what if they came back?',
  }),
  closed: Type.Optional(
    Type.String({
      pattern: `^${LINE}(\\|${LINE}){0,7}$`,
      maxLength: 6000,
      description:
        'Roads to be thought closed, each a line along it as `closure.add` takes one: `lng,lat;lng,lat`, at most 100 places; `|` between roads',
    }),
  ),
}
/** Calls beside those of the forecast. */
export const moreCalls = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: 200,
    description: 'Calls an hour to be expected beside those of the forecast',
  }),
)

const WhatIf = Type.Object(whatIf)
export type WhatIf = Static<typeof WhatIf>

/** Post by unit. */
export const movesIn = (list = ''): ReadonlyMap<string, string> =>
  new Map(
    list === ''
      ? []
      : list.split(',').map((one): [string, string] => [one.split(':')[0] ?? '', one.split(':')[1] ?? '']),
  )

/** The lines that the address says are thought closed. */
export const linesIn = (text = ''): readonly ThoughtLine[] =>
  text === ''
    ? []
    : text.split('|').map((line) =>
        line.split(';').map((place): [number, number] => {
          const [lng = 0, lat = 0] = place.split(',').map(Number)
          return [lng, lat]
        }),
      )
