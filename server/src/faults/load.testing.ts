import { setTimeout as sleep } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { signIn, wholeJournal } from '../hub.testing.ts'

/**
 * A load of calls that came and went. `acknowledged`: seq by key; `replicated`: which of them a replica held when they were
 * acknowledged; `refused`: answers that were neither yes nor unknown.
 */
export type Load = {
  readonly acknowledged: ReadonlyMap<string, number>
  readonly replicated: ReadonlySet<string>
  readonly refused: readonly string[]
  readonly unknown: () => number
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 8000
const AGAIN_MS = 20

/**
 * For tests: reports calls without pause until `stop`; what is unknown is sent again with the same key, as J2 says.
 * `urls` is asked before each sending: any hub of the city serves.
 */
export function pressOn({
  urls,
  cookie,
  clients = 8,
  name = 'call',
}: {
  urls: () => readonly string[]
  cookie: string
  clients?: number
  name?: string
}): Load {
  const acknowledged = new Map<string, number>()
  const replicated = new Set<string>()
  const refused: string[] = []
  let going = true
  let made = 0
  let sent = 0
  let unknown = 0

  async function send(key: string): Promise<boolean> {
    const all = urls()
    sent += 1
    const url = all[sent % all.length]
    const reply = await fetch(`${url}/api/v1/commands/incident.report`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ type: 'fire', place: { address: key }, narrative: key }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined)
    if (reply?.status === 200) {
      const { seq, replicas = 0 } = (await reply.json().catch(() => ({}))) as { seq?: number; replicas?: number }
      if (seq === undefined) return false
      if (replicas > 0) replicated.add(key)
      acknowledged.set(key, seq)
      return true
    }
    const said = reply && `${reply.status} ${await reply.text().catch(() => '')}`
    if (reply && reply.status < 500) {
      refused.push(said ?? '')
      return true
    }
    unknown += 1
    return false
  }
  async function client(): Promise<void> {
    while (going) {
      const key = `${name}-${made}`
      made += 1
      while (!(await send(key)) && going) await sleep(AGAIN_MS)
    }
  }
  const all = Array.from({ length: clients }, client)
  return {
    acknowledged,
    replicated,
    refused,
    unknown: () => unknown,
    async stop() {
      going = false
      await Promise.all(all)
    },
  }
}

/** State folded from the journal alone, as a stranger would. */
function foldAll(entries: readonly any[]) {
  const records = createRecords()
  for (const entry of entries) cityFold.apply(records, entry)
  return JSON.parse(JSON.stringify(records.plain()))
}

/** What the journal says about what was acknowledged. `entries` in order of their numbers. */
export type Audit = {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly isWhole: boolean
  readonly isFoldSame: boolean
}

/** For tests: reads the whole journal as the auditor and looks for each acknowledged call. */
export async function audit(url: string, acknowledged: ReadonlyMap<string, number>): Promise<Audit> {
  const auditor = await signIn(url, 'auditor')
  // A seal may come between the two: state is compared with the entries that it tells of.
  const { json } = await auditor.get('/api/v1/state')
  const entries = await wholeJournal(auditor)
  const found = new Map<string, number[]>()
  for (const { seq, events } of entries)
    for (const { data } of events)
      if (data.narrative) found.set(data.narrative, [...(found.get(data.narrative) ?? []), seq])
  const told = entries.filter(({ seq }) => seq <= json.seq)
  return {
    lost: [...acknowledged].filter(([key, seq]) => !found.get(key)?.includes(seq)).map(([key]) => key),
    doubled: [...found].filter(([, seqs]) => seqs.length > 1).map(([key]) => key),
    isWhole: entries.every(({ seq }, i) => seq === i + 1),
    isFoldSame: JSON.stringify(sorted(json.state)) === JSON.stringify(sorted(foldAll(told))),
  }
}

/** Nothing lost, nothing doubled, no number missing, and the fold the same. */
export const ALL_WELL: Audit = { lost: [], doubled: [], isWhole: true, isFoldSame: true }

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
