import { parseArgs } from 'node:util'

/** What is played against a hub. Rates are a second, of all who do it together. */
export type LoadOptions = {
  /** Without it a hub of our own is started in a folder of its own. */
  readonly url?: string
  /** A key of the scopes read, command and feeds; on a sample city one is made. */
  readonly key?: string
  readonly consoles: number
  readonly processes: number
  readonly seconds: number
  readonly people: number
  readonly commands: number
  readonly incidents: number
  readonly positions: number
  readonly readers: number
  readonly report?: string
  readonly json?: string
}

const USAGE = `npm run load -- [--url http://127.0.0.1:8080 [--key KEY]] [--consoles 1000] [--seconds 60]
  [--people 4] [--commands 10] [--incidents 1] [--positions 200] [--readers 10]
  [--processes 2] [--report FILE.html] [--json FILE.json]
Consoles, people who dispatch, feeds and readers of the public page, all at once, against a hub: rates are a second.
Without --url it starts a hub of its own. With it, what is played stays in that city's journal: use one made for it.
The key (scopes read, command, feeds) may also come as MUSTER_KEY; a sample city needs none.`

/** Told to who asked wrongly. */
export class Misused extends Error {}

const DEFAULTS = {
  consoles: '1000',
  processes: '2',
  seconds: '60',
  people: '4',
  commands: '10',
  incidents: '1',
  positions: '200',
  readers: '10',
} as const

type Counted = keyof typeof DEFAULTS

/** Reads the arguments; throws Misused. */
export function readOptions(argv: string[], env: Readonly<Record<string, string | undefined>>): LoadOptions {
  const text = { type: 'string' } as const
  const options = {
    ...{ url: text, key: text, report: text, json: text, help: { type: 'boolean' } as const },
    ...{ consoles: text, processes: text, seconds: text, people: text },
    ...{ commands: text, incidents: text, positions: text, readers: text },
  }
  const { values } = read(() => parseArgs({ args: argv, options, allowPositionals: false }))
  if (values.help) throw new Misused(USAGE)
  const count = (name: Counted, least: number): number => {
    const given = Number(values[name] ?? DEFAULTS[name])
    if (Number.isFinite(given) && given >= least && given <= 1_000_000) return given
    throw new Misused(`--${name} wants a number from ${least} on, not "${values[name]}".`)
  }
  return {
    ...{ url: values.url?.replace(/\/$/, ''), key: values.key ?? env.MUSTER_KEY },
    ...{ consoles: count('consoles', 1), processes: count('processes', 1), seconds: count('seconds', 1) },
    ...{ people: count('people', 0), commands: count('commands', 0), incidents: count('incidents', 0) },
    ...{ positions: count('positions', 0), readers: count('readers', 0) },
    ...{ report: values.report, json: values.json },
  }
}

function read<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new Misused(`${error instanceof Error ? error.message.split('. ')[0] : error}\n\n${USAGE}`)
  }
}
