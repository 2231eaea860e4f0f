import { defineBenchmark, type Figure, type Ratio, type Row } from '../benchmark.ts'
import { type Played, play } from './play/play.ts'
import type { Policy } from './play/policy.ts'
import type { World } from './play/world.ts'
import { advised } from './policies/advised.ts'
import { type Advisor, advisorAt } from './policies/advisor.ts'
import { advisorHere } from './policies/advisorHere.ts'
import { closestByLine, closestByRoad, nearestPost } from './policies/closest.ts'
import { dmexclp } from './policies/dmexclp.ts'
import { pastBest } from './policies/pastBest.ts'
import { costRow, judge, nameOf, type Primary, scoreRow, verdictRow } from './rows.ts'
import { DRAWS, SEED } from './score/bootstrap.ts'
import { coverageMeter, LOOK_SEC } from './score/coverageLost.ts'
import { asRecorded, CELLS, realArrivals, type Sample, samplesOf } from './score/samples.ts'
import { scoreOf } from './score/score.ts'
import { stresses } from './stress/worlds.ts'
import { LATE_SEC, type Tuned, tune } from './tune.ts'
import { type Replay, readReplay, type Week } from './weeks.ts'

const BASELINE = 'closest by road'
const MUSTER = 'Muster'
const ENGINES_TOO = 'Muster, engines moved, too'
const FIRST: Primary = { cell: { who: 'first', priority: 1 }, lateSec: 240 }
const AMBULANCE: Primary = { cell: { who: 'ambulance' }, lateSec: LATE_SEC }
const ENGINE: Primary = { cell: { who: 'engine' }, lateSec: 240 }
/** Longer than any file. */
const ALL_HOURS = 100_000

type Arrivals = Pick<Played, 'travelSec' | 'responseSec'>
/** A week with what was learnt elsewhere, and what each policy made of it. */
type Run = {
  readonly week: Week
  readonly world: World
  readonly tuned: Tuned
  readonly advisor: Advisor
  readonly results: Map<string, Arrivals>
}

/** Whoever stands at a station in the order of its number: nobody asked where calls come from. */
const weakSeats = ({ ground }: Replay): number[] =>
  ground.posts.flatMap(({ id }, post) => (id.startsWith('st-') ? [post] : []))

function policiesOf(replay: Replay, { seats, dmexclp: rule }: Tuned): Policy[] {
  const weak = weakSeats(replay)
  return [
    closestByRoad(BASELINE, seats),
    closestByLine('straight line', seats),
    closestByLine('straight line, weak posts', weak),
    closestByRoad('closest by road, weak posts', weak),
    nearestPost('return to nearest post', seats),
    dmexclp(seats, rule.reach, rule.busy),
  ]
}

const musters = (advisor: Advisor, { zone }: Week, { seats }: Tuned): Policy[] => [
  advised('Muster, who goes', seats, advisor, { zone, moves: false }),
  advised(MUSTER, seats, advisor, { zone, moves: true }),
  advised(ENGINES_TOO, seats, advisor, { zone, moves: ['medic', 'engine'] }),
]

const hoursOf = ({ jobs }: Week): number => ((jobs.at(-1)?.at ?? 0) - (jobs[0]?.at ?? 0)) / 3600

/** Plays a week under every policy, hindsight included. */
async function playWeek(replay: Replay, week: Week, tuned: Tuned, advisor: Advisor, costs: Row[]): Promise<Run> {
  const world: World = { ground: replay.ground, pace: tuned.pace, jobs: week.jobs, crews: week.crews }
  const results = new Map<string, Arrivals>()
  let baseline: Played | undefined
  for (const policy of [...policiesOf(replay, tuned), ...musters(advisor, week, tuned)]) {
    const engine = coverageMeter('engine', tuned.wanted.engine, ENGINE.lateSec)
    const ambulance = coverageMeter('ambulance', tuned.wanted.ambulance, AMBULANCE.lateSec)
    const look = (scene: Parameters<typeof engine.look>[0]): void => {
      engine.look(scene)
      ambulance.look(scene)
    }
    const played = await play(world, policy, { everySec: LOOK_SEC, look })
    baseline ??= played
    results.set(policy.name, played)
    const lost = { engine: engine.minutesPerDay(), ambulance: ambulance.minutesPerDay() }
    costs.push(costRow(week.name, played, hoursOf(week), lost))
  }
  if (baseline) {
    results.set('hindsight, fewest late', inHindsight(world, baseline, 'late'))
    results.set('hindsight, least travel', inHindsight(world, baseline, 'mean'))
  }
  return { week, world, tuned, advisor, results }
}

/** Each pool's best; where ambulances and engines come to the same call, both are the best of their own. */
function inHindsight(world: World, baseline: Played, aim: 'late' | 'mean'): Arrivals {
  let before = baseline
  for (const [pool, lateSec] of [
    ['engine', 240],
    ['truck', 240],
    ['ambulance', LATE_SEC],
  ] as const)
    before = { ...before, ...pastBest(world, before, pool, { aim, lateSec }) }
  return before
}

const samples = (replay: Replay, { world }: Run, arrivals: Arrivals, { cell }: Pick<Primary, 'cell'>): Sample[] =>
  samplesOf(world.jobs, arrivals, cell, replay.areaOf)

/** How the baseline compares with what really happened: the replay is believed as far as these two agree. */
function logRows(replay: Replay, run: Run): Row[] {
  const baseline = run.results.get(BASELINE)
  if (!baseline) return []
  return [FIRST.cell, { who: 'ambulance', priority: 1 } as const].flatMap((cell) => {
    const real = scoreOf(samples(replay, run, realArrivals(run.world.jobs), { cell }))
    const ours = scoreOf(samples(replay, run, asRecorded(baseline, run.world.jobs), { cell }))
    const row = (figure: string, log: number, replayed: number): Row => ({
      ...{ week: run.week.name, cell: nameOf(cell), figure, log, replayed, 'off by, %': 100 * (replayed / log - 1) },
    })
    return [
      row('response p50', real.responseP50, ours.responseP50),
      row('response p90', real.responseP90, ours.responseP90),
      row('travel p50', real.travelP50, ours.travelP50),
      row('travel p90', real.travelP90, ours.travelP90),
    ]
  })
}

function verdictsOf(replay: Replay, runs: readonly Run[], ratio: Record<string, Ratio>): Row[] {
  const names = [...(runs[0]?.results.keys() ?? [])].filter((name) => name !== BASELINE)
  const groups = runs.length > 1 ? [...runs.map((run) => [run]), [...runs]] : [[...runs]]
  return names.flatMap((name) =>
    [FIRST, AMBULANCE, ENGINE].flatMap((primary) =>
      groups.map((group) => {
        const weeks = group.map((run) => {
          const [ours, theirs] = [run.results.get(name), run.results.get(BASELINE)]
          return {
            ours: ours ? samples(replay, run, ours, primary) : [],
            theirs: theirs ? samples(replay, run, theirs, primary) : [],
          }
        })
        const verdict = judge(weeks, primary.lateSec)
        const { value, low, high } = verdict.lateShare
        if (group.length === runs.length && 1 + low > 0)
          ratio[`late ${primary.cell.who}, ${name}`] = { median: 1 + value, low: 1 + low, high: 1 + high }
        const label = group.length > 1 ? 'pooled' : (group[0]?.week.name ?? '')
        return verdictRow(label, name, primary, verdict)
      }),
    ),
  )
}

/** Under stress: who is asked, beside the baseline in the same harder world. */
async function stressRows(replay: Replay, runs: readonly Run[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const stress of stresses) {
    const pairs: { ours: Arrivals; theirs: Arrivals; world: World }[] = []
    let name = ''
    for (const { week, world, tuned, advisor } of runs) {
      const harder = stress.of(world, replay)
      const policy = musters(advisor, week, tuned).find(({ name }) => name === MUSTER)
      if (!policy) continue
      name = policy.name
      const theirs = await play(harder, closestByRoad(BASELINE, tuned.seats))
      pairs.push({ ours: await play(harder, policy), theirs, world: harder })
    }
    for (const primary of [FIRST, AMBULANCE]) {
      const of = (arrivals: Arrivals, { jobs }: World) => samplesOf(jobs, arrivals, primary.cell, replay.areaOf)
      const weeks = pairs.map(({ ours, theirs, world }) => ({ ours: of(ours, world), theirs: of(theirs, world) }))
      rows.push({ stress: stress.name, ...verdictRow('pooled', name, primary, judge(weeks, primary.lateSec)) })
    }
  }
  return rows
}

const LIMITS = [
  'Limits: policies are compared inside the replay, never with the log. Turn-out, service and who was on duty are the',
  "log's; all units of a pool are alike, drive with lights and siren whatever the priority, and by one speed at all hours;",
  'ambulances shift with their recorded first and last call; the file begins with everybody at home.',
]

export const dispatch = defineBenchmark({
  name: 'dispatch',
  says: 'real calls played anew: who is sent and where the rest waits, beside reference policies and hindsight',
  goal: 'late ambulances ≥ 25 % fewer than closest by road with good posts, at ≤ + 30 % driving; first units not worse',
  sizes: { hours: [ALL_HOURS], stress: [1] },
  texts: { calls: 'FILE', url: 'HUB', key: 'KEY' },
  async run(
    _rounds,
    { hours: [hours = ALL_HOURS] = [], stress: [stress = 1] = [] },
    { calls = [], url = [], key = [] } = {},
  ) {
    const replay = await readReplay(calls, { hours })
    const hub = url[0] && key[0] ? advisorAt(url[0], key[0]) : undefined
    const tuned: Tuned[] = []
    for (const { jobs, crews } of replay.weeks) tuned.push(await tune({ ground: replay.ground, jobs, crews }))
    const costs: Row[] = []
    const runs: Run[] = []
    for (const [i, week] of replay.weeks.entries()) {
      const other = (i + 1) % tuned.length
      const [learnt, from] = [tuned[other], replay.weeks[other]]
      if (!learnt || !from) continue
      const advisor = hub ?? advisorHere(replay.pack, from.rows, learnt.pace)
      runs.push(await playWeek(replay, week, learnt, advisor, costs))
    }
    const scores = CELLS.flatMap((cell) =>
      runs.flatMap((run) =>
        [...run.results].map(([name, arrivals]) =>
          scoreRow(run.week.name, name, cell, samples(replay, run, arrivals, { cell })),
        ),
      ),
    )
    const ratio: Record<string, Ratio> = {}
    const verdicts = verdictsOf(replay, runs, ratio)
    return {
      ...pooledFigures(replay, runs),
      ratio,
      growth: {},
      tables: {
        'The replay beside the log': runs.flatMap((run) => logRows(replay, run)),
        'Arrivals: shares in %, times in s': scores,
        'Driving, cover, decisions': costs,
        [`Beside the baseline (${BASELINE}), with 95 % intervals`]: verdicts,
        ...(stress ? { 'Under stress, beside the baseline': await stressRows(replay, runs) } : {}),
      },
      notes: [
        ...runs.map(
          ({ week, tuned: { pace, says, dmexclp: rule } }) =>
            `${week.name}: driving = ${pace.standSec.toFixed(0)} s + ${pace.stretch.toFixed(2)} × class-speed time; posts by ${says}; DMEXCLP by ${rule.says}; all learnt from the other`,
        ),
        `bootstrap: ${DRAWS} draws of six-hour blocks, seed ${SEED}, paired by call; the replay draws no lots and is the same each time`,
        ...LIMITS,
      ],
    }
  },
})

/** The primary figures of all weeks together: advised and reference policies, beside baseline and hindsight. */
function pooledFigures(replay: Replay, runs: readonly Run[]) {
  const figures: Record<string, Figure> = {}
  const bound: Record<string, Figure> = {}
  for (const name of runs[0]?.results.keys() ?? [])
    for (const primary of [FIRST, AMBULANCE, ENGINE]) {
      const all = runs.flatMap((run) => {
        const arrivals = run.results.get(name)
        return arrivals ? samples(replay, run, arrivals, primary) : []
      })
      const value = (100 * all.filter(({ travelSec }) => travelSec > primary.lateSec).length) / all.length
      const into = name === BASELINE || name.startsWith('hindsight') ? bound : figures
      into[`late ${primary.cell.who}, ${name}`] = { value, unit: '%' }
    }
  return { figures, bound }
}
