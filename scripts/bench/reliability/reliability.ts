import { watchSyncs } from '@muster/server/faults/fsync.testing.ts'
import { type Killed, killHubs, killRedis } from '@muster/server/faults/kills.testing.ts'
import { overload } from '@muster/server/faults/overload.testing.ts'
import { freePort } from '@muster/server/hub.testing.ts'
import { defineBenchmark, type Figure } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'
import { restoreBench } from '../restore/restore.ts'
import { comeBack, makeLife } from './comeBack.ts'
import { comersBack } from './comersBack.ts'
import { runNamed } from './namedTests.ts'
import { type Row, tableOf } from './row.ts'

const CLIENTS = 32
/** How long each short goal may take, where it has a limit of its own. */
const LIMITS = { perSec: 500, comeBackMs: 2000, catchUpMs: 300, calmMs: 5000, restoreSec: 60 }
const CONSOLES = 100
const MISSED = 1000
/** They come back over five seconds, as after a cut of the network. */
const APART_MS = 50

const ms = (value: number): string => `${value.toFixed(0)} ms`

type Finding = Omit<Row, 'goal' | 'says'>

function killed(found: Killed): Finding {
  const { kills, acknowledged, perSec, lost, doubled, isWhole, isFoldSame, sealFaults, unsealed } = found
  const seals =
    sealFaults.length === 0 ? `seals verify (${unsealed} entries newer than the last)` : 'SEALS DO NOT VERIFY'
  const figure =
    `${kills} kills, ${acknowledged.toLocaleString('en')} acknowledged, ${perSec.toFixed(0)}/s up to each kill: ` +
    `${lost.length} lost, ${doubled.length} doubled, ${seals}`
  const isWell = lost.length + doubled.length + sealFaults.length === 0 && isWhole && isFoldSame
  return { figure, met: isWell && perSec >= LIMITS.perSec }
}

async function tested(start: string): Promise<Finding> {
  const { passed, failed, skipped } = await runNamed(start)
  if (passed + failed === 0)
    return { figure: skipped > 0 ? `${skipped} tests skipped here` : 'not built: no test of this name' }
  const rest = [failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(Boolean)
  return { figure: [`${passed} tests passed`, ...rest].join(', '), met: failed === 0 }
}

async function badInput(): Promise<Finding> {
  const [inputs, doors] = [await runNamed('bad input \\d+'), await runNamed('goal 11')]
  const failed = inputs.failed + doors.failed
  return {
    figure: `${inputs.passed} tests of bad inputs and ${doors.passed} of all doors and of fuzzing passed, ${failed} failed`,
    met: failed === 0,
  }
}

async function synced(): Promise<Finding> {
  const found = await watchSyncs(3)
  if (!found) return { figure: 'there is no strace here, or it may not look into another process' }
  const { replies, syncs, early, acknowledged } = found
  return {
    figure: `${replies} replies to ${acknowledged} commands, ${syncs} syncs, ${early} replies early`,
    met: early === 0 && syncs > 0,
  }
}

async function flooded(sec: number): Promise<Finding> {
  const { refused, during, before, calmAfterMs, feeds, spared } = await overload({ sec })
  const figure = [
    `${refused} of ${during.commands} refused in ${sec} s, p99 ${ms(during.p99)} (${ms(before.p99)} before)`,
    `normal after ${ms(calmAfterMs)}`,
    `feeds: ${feeds.turnedAway} of ${feeds.bodies} bodies told to come again, ${spared} positions spared`,
  ].join('; ')
  return { figure, met: refused === 0 && calmAfterMs <= LIMITS.calmMs }
}

export const reliability = defineBenchmark({
  name: 'reliability',
  says: 'the goals of reliability that concern the kernel in their short form, a row each',
  goal: 'every row met',
  sizes: {
    goals: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14],
    kills: [20],
    entries: [100_000],
    seconds: [20],
    restored: [1_000_000],
  },
  run: (_rounds, { goals, kills: [kills = 20], entries: [entries = 100_000], seconds: [sec = 20], restored }) =>
    inPlace(async (place) => {
      let life: Promise<string> | undefined
      const lived = (): Promise<string> => (life ??= makeLife(place, entries))
      const all: readonly [number, string, () => Promise<Finding>][] = [
        [1, 'Redis killed under load', async () => killed(await killRedis({ kills, clients: CLIENTS }))],
        [2, 'hub killed, two hubs', async () => killed(await killHubs({ kills, clients: CLIENTS }))],
        [3, 'fsync before acknowledgement', synced],
        [4, 'consoles converge after random cuts', () => tested('goal 4')],
        [
          5,
          `kill to first acknowledgement, ${entries.toLocaleString('en')} entries`,
          async () => {
            const { redis, both } = await comeBack(await lived(), await freePort())
            return {
              figure: `Redis ${ms(redis)}, hub and Redis ${ms(both)}`,
              met: Math.max(redis, both) <= LIMITS.comeBackMs,
            }
          },
        ],
        [
          6,
          `catch-up, ${MISSED} missed, ${CONSOLES} consoles`,
          async () => {
            const times = (
              await comersBack(await lived(), { consoles: CONSOLES, missed: MISSED, apartMs: APART_MS })
            ).toSorted((a, b) => a - b)
            const [p50 = 0, p99 = 0] = [times[Math.floor(times.length / 2)], times.at(-1)]
            return { figure: `p50 ${ms(p50)}, p99 ${ms(p99)}`, met: p99 <= LIMITS.catchUpMs }
          },
        ],
        [9, 'drill sealed', () => tested('goal 9')],
        [10, 'tampering found', () => tested('goal 10')],
        [11, 'bad input', badInput],
        [12, 'access', () => tested('goal 12')],
        [13, 'overload', () => flooded(sec)],
        [
          14,
          `restore, verified, ${(restored.at(-1) ?? 0).toLocaleString('en')} entries`,
          async () => {
            const { figures } = await restoreBench.run(1, { entries: restored })
            const took = figures.restored?.value ?? Number.NaN
            return { figure: `${took.toFixed(1)} s`, met: took <= LIMITS.restoreSec }
          },
        ],
      ]
      const rows: Row[] = []
      for (const [goal, says, find] of all.filter(([goal]) => goals.includes(goal))) {
        const row = {
          goal,
          says,
          ...(await find().catch((error: Error) => ({ figure: `broke: ${error.message}`, met: false }))),
        }
        process.stdout.write(`${tableOf([row])[0]}\n`)
        rows.push(row)
      }
      const count = (value: number): Figure => ({ value, unit: 'goals' })
      return {
        figures: {
          met: count(rows.filter(({ met }) => met).length),
          missed: count(rows.filter(({ met }) => met === false).length),
        },
        bound: {},
        ratio: {},
        growth: {},
        notes: tableOf(rows),
      }
    }),
})
