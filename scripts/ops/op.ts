import { type ParseArgsConfig, parseArgs } from 'node:util'
import { CannotStart } from '../../server/src/cannotStart.ts'

/** Tells a person one line. */
export type Say = (line: string) => void

/** One thing that can be done to a city's data: `npm run ops -- NAME …`. */
export type Op = {
  readonly name: string
  /** What it does, in one line. */
  readonly does: string
  readonly usage: string
  /** Does it; false where what was looked at is not as it should be. Throws CannotStart with a reason and its cure. */
  readonly run: (args: string[], say: Say) => Promise<boolean>
}

/** The flags that say which journal is meant. */
export const PLACE_FLAGS = {
  data: { type: 'string' },
  url: { type: 'string' },
  city: { type: 'string', default: 'sf' },
  world: { type: 'string', default: 'live' },
} as const

export const PLACE_USAGE = `  --data DIR    the hub's data folder (default .data); it may be running
  --url URL     a Redis of your own, as in REDIS_URL; its archive is still in the data folder
  --city ID     default sf
  --world NAME  default live`

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads flags; what is not understood is refused with the usage. */
export function readArgs<const O extends Options>(args: string[], options: O, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

export const counted = (count: number): string => count.toLocaleString('en')
