import { VISIBILITY, type Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { poison } from '@muster/shared/domain/journal.testing.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { hashOf } from '@muster/shared/kernel/stateHash.ts'
import fc from 'fast-check'
import { HUB_ACTOR } from '../../server/src/access/caller.ts'
import { keyDigest } from '../../server/src/journal/journal.ts'
import { copyOf, createMemoryJournal, memoryStore } from '../../server/src/journal/memoryJournal.testing.ts'
import { createAgenda } from './agenda.ts'
import { anyCommand, furnishing } from './anyCommand.ts'
import { createDice } from './dice.ts'
import { createSimulatedConsole } from './simulatedConsole.ts'
import { createSimulatedHub, type SimulatedHub } from './simulatedHub.ts'

/** What goes wrong in a run. Cuts of lines always do. */
export type Faults = {
  readonly restarts?: boolean
  readonly replaced?: boolean
  readonly clockJumps?: boolean
  readonly poison?: boolean
  /** Messages doubled and out of order, which no TCP line does. */
  readonly badWeather?: boolean
}
const ALL_FAULTS: Faults = { restarts: true, replaced: true, clockJumps: true, poison: true, badWeather: true }

/** What a run found. `differences`: everything that was not the same where it must be; empty where all is well. */
export type Outcome = {
  readonly seed: number
  readonly entries: number
  readonly faults: number
  /** From the last cut and the last command until every console held what its hub held, ms of the run's own clock. */
  readonly convergedMs: number
  readonly differences: readonly string[]
  /** How often a console found by the hash that it held something else, and took a snapshot. */
  readonly healed: number
}

const BASE_MS = 1_500_000_000_000
const STORM_MS = 8000
const CALM_MS = 30_000
const HUBS = 2
const CONSOLES: readonly Visibility[] = [
  'personal',
  'personal',
  'personal',
  'finance',
  'staff',
  'agency',
  'field',
  'public',
]
const HOUR_MS = 3_600_000

/**
 * Plays one seed: hubs and consoles over one journal, commands from all sides, lines cut, hubs restarted, clocks set by an
 * hour, poison appended, the journal exchanged for an older one; then calm. In the end hubs, consoles of each class and a
 * fold from nothing must hold the same.
 */
export async function simulate(seed: number, faults: Faults = ALL_FAULTS): Promise<Outcome> {
  const realNow = Date.now
  try {
    return await play(seed, faults)
  } finally {
    Date.now = realNow
  }
}

async function play(seed: number, faults: Faults): Promise<Outcome> {
  const dice = createDice(seed)
  const agenda = createAgenda()
  const jumps = { redis: 0, hubs: 0 }
  let isStorm = true
  // Hubs read their machine's clock; in a run it is the run's own, and may be wrong.
  Date.now = () => BASE_MS + agenda.nowMs() + jumps.hubs
  let store = memoryStore(() => BASE_MS + agenda.nowMs() + jumps.redis)
  let backup = copyOf(store)
  const up = new Set<SimulatedHub>()
  const weather = () => (isStorm && faults.badWeather ? { doubled: 0.1, overtaken: 0.1 } : { doubled: 0, overtaken: 0 })

  async function startHub(): Promise<void> {
    const hub = createSimulatedHub(createMemoryJournal(() => store))
    await hub.load()
    up.add(hub)
    const beat = (): void => {
      if (!up.has(hub)) return
      hub.beat()
      agenda.after(1000, beat)
    }
    const tail = async (): Promise<void> => {
      if (!up.has(hub)) return
      await hub.pull()
      agenda.after(dice.between(1, 60), tail)
    }
    beat()
    await tail()
  }

  for (let i = 0; i < HUBS; i += 1) await startHub()
  const [first] = up
  const clock = { anchorAt: BASE_MS, anchorCityTime: BASE_MS, rate: dice.pick([1, 10]) }
  const header = { city: 'sf', kind: 'live', sample: true, clock }
  await first?.ask({ name: 'world.open', input: header, actor: HUB_ACTOR, key: 'open', scope: 'hub' })
  await first?.ask({ name: 'world.furnish', input: furnishing, actor: HUB_ACTOR, key: 'furnish', scope: 'hub' })
  backup = copyOf(store)

  const consoles = CONSOLES.map((sees) => createSimulatedConsole({ sees, agenda, dice, hubs: () => [...up], weather }))
  for (const { connect } of consoles) agenda.after(dice.between(0, 500), connect)

  const anyHub = (): SimulatedHub | undefined => [...up][dice.between(0, Math.max(0, up.size - 1))]
  /** Does something again and again at random moments while the storm lasts. */
  function often(everyMs: number, step: () => unknown): void {
    const again = (): void => {
      if (!isStorm) return
      agenda.after(dice.between(1, 2 * everyMs), async () => {
        if (isStorm) await step()
        again()
      })
    }
    again()
  }

  let asked = 0
  often(50, () => {
    const hub = anyHub()
    if (!hub) return
    asked += 1
    // Not waited for: the answer may need what another hub wrote and this one reads later.
    void hub.ask(anyCommand(dice, hub.live.city, `k${asked}`))
  })
  often(400, () => consoles[dice.between(0, consoles.length - 1)]?.cut())
  often(3000, () => {
    backup = copyOf(store)
  })
  if (faults.restarts)
    often(2500, () => {
      const hub = anyHub()
      if (!hub) return
      up.delete(hub)
      for (const console of consoles) console.cutFrom(hub)
      agenda.after(dice.between(50, 1500), startHub)
    })
  if (faults.replaced)
    often(5000, async () => {
      // A restore: what was written since is gone, and the first to notice are those who were cut off by it.
      store = copyOf(backup)
      for (const hub of up) await hub.lookAgain()
    })
  if (faults.clockJumps)
    often(1500, () => {
      jumps[dice.pick<keyof typeof jumps>(['redis', 'hubs'])] += dice.pick([-HOUR_MS, HOUR_MS])
    })
  if (faults.poison) {
    const drops = fc.sample(poison, { seed, numRuns: 20 })
    often(700, () =>
      appendPoison(
        createMemoryJournal(() => store),
        drops.splice(0, 2),
        clock,
      ),
    )
  }

  await agenda.run(STORM_MS)
  isStorm = false
  // Whoever is down is started; nothing new is asked from here on.
  for (let missing = HUBS - up.size; missing > 0; missing -= 1) await startHub()
  // What no TCP line does is found at the latest on the next line, where a console compares.
  if (faults.badWeather) for (const console of consoles) console.cut()
  const isSame = (): boolean => differencesIn().length === 0
  const calmFrom = agenda.nowMs()

  const replayed = () => {
    const records = createRecords()
    const found = store.lines.flatMap(({ entry }) => cityFold.apply(records, entry).faults)
    return { state: records.plain(), faults: found }
  }
  function differencesIn(): string[] {
    const head = store.lines.at(-1)?.entry.seq ?? 0
    const behind = [
      ...[...up].filter(({ live }) => live.head().seq !== head).map(() => 'a hub is behind'),
      ...consoles
        .filter(({ board }) => board.cursor()?.seq !== head)
        .map(({ sees }) => `a console of ${sees} is behind`),
    ]
    if (behind.length > 0) return behind
    const { state, faults: found } = replayed()
    const hashes = new Map(VISIBILITY.map((sees) => [sees, hashOf(cityRedaction.state(sees, state))]))
    return [
      ...[...up].flatMap(({ live }) => [
        ...VISIBILITY.filter((sees) => live.hashFor(sees) !== hashes.get(sees)).map(
          (sees) => `a hub differs for ${sees}`,
        ),
        ...(live.faults().count < found.length ? ['a hub lists too few faults'] : []),
      ]),
      ...consoles
        .filter(({ sees, board }) => board.hash() !== hashes.get(sees))
        .map(({ sees }) => `a console of ${sees} differs`),
    ]
  }

  const convergedAt = await agenda.run(calmFrom + CALM_MS, isSame)
  const { lines } = store
  const disordered = lines.filter(({ entry }, i) => {
    const before = lines[i - 1]?.entry
    return before && (entry.at < before.at || entry.cityTime < before.cityTime)
  })
  return {
    seed,
    entries: lines.length,
    faults: replayed().faults.length,
    convergedMs: convergedAt - calmFrom,
    differences: [
      ...differencesIn(),
      ...disordered.map(({ entry }) => `entry ${entry.seq} is earlier than the one before (J11)`),
    ],
    healed: consoles.reduce((sum, one) => sum + one.differences(), 0),
  }
}

/** Appends what no decision would make, as a broken program with the right to write could. */
async function appendPoison(
  journal: ReturnType<typeof createMemoryJournal>,
  events: readonly Event[],
  clock: { anchorAt: number; anchorCityTime: number; rate: number },
): Promise<void> {
  if (events.length === 0) return
  const key = keyDigest(JSON.stringify(events) + String(await journal.length()))
  const command = { name: 'poison', input: {}, key, body: '' }
  await journal.append([{ expects: new Map(), payload: { actor: { id: 'x', name: 'X' }, command, events } }], clock)
}
