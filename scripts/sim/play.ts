import { setTimeout as pause } from 'node:timers/promises'
import { loadCity } from '@muster/server/cities/loadCity.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { createTrackDecoder } from '@muster/shared/wire/trackDecoder.ts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { createCallers } from './callers.ts'
import { createCityClock } from './cityClock.ts'
import { placeSeen, readPersonal } from './engage.ts'
import { createHubApi, type HubApi } from './hubApi.ts'
import { createLease } from './lease.ts'
import { openLiveCity } from './liveCity.ts'
import { createPersonal } from './personal.ts'
import { createPositions } from './positions.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { tellStory } from './scenarios/tellStory.ts'
import { setStage } from './setStage.ts'
import { playTurn } from './turn.ts'

const TURN_MS = 1000
const FAST_TURN_MS = 500
const FAST_RATE = 4
/** Positions of before we came arrive with the first frames; after this we place the units ourselves. */
const FIRST_FRAME_MS = 1500
const LAST_WORD_MS = 400
const SAME_LINE_MS = 60_000

const Named = Compile(Type.Object({ id: Type.String() }))
const monotonicMs = () => performance.now()

/**
 * Plays the city at `url` until `stop`, and a story beside it where one is asked for; where another simulator plays the
 * city it tells the story alone, to its end. Throws where it cannot begin: no such city, key refused.
 */
export async function play({
  url,
  key,
  world,
  cityId,
  scenario,
  stop,
  say,
}: {
  url: string
  key: string
  world: string
  cityId?: string
  scenario?: Scenario
  stop: AbortSignal
  say: (line: string) => void
}): Promise<void> {
  const api = createHubApi({ url, key, world, stop })
  const id = cityId ?? (await idAt(api, '/api/v1/city', stop))
  const me = await idAt(api, '/api/v1/session', stop)
  const pack = await loadCity(id)
  if (isRefusal(pack)) throw new Error(`no city pack ${id}`)
  const clock = createCityClock(monotonicMs)
  const personal = createPersonal(me)
  const decoder = createTrackDecoder()
  const tell = onceAMinute((line) => stop.aborted || say(line))
  const live = openLiveCity({
    ...{ url, key, world, clock },
    onEntry: personal.hear,
    onTracks: (frame) => decoder.apply(frame),
    onProblem: tell,
  })
  const stage = setStage(pack, { api, personal, city: live.city, say: tell }, monotonicMs)
  const lease = createLease(api, monotonicMs)
  const story = scenario && tellStory(scenario, { api, city: live.city, say: (line) => stop.aborted || say(line) })
  const wait = (ms: number) => pause(Math.max(0, ms), undefined, { signal: stop }).catch(() => undefined)
  const callers = createCallers(stage, async (done, withinMs) => {
    const until = monotonicMs() + withinMs
    while (!done() && monotonicMs() < until && !stop.aborted) await wait(50)
    return done()
  })
  const positions = createPositions()
  let last: number | null = null
  let standingBy = false

  while (!stop.aborted) {
    const began = monotonicMs()
    const held = await lease.hold()
    const now = clock.now()
    if (now !== null && live.isLive()) await story?.turn(now)
    if (held === 'another' || held === 'unknown') {
      if (!standingBy && held === 'another') say('another simulator plays this city: standing by')
      standingBy = held === 'another'
      last = null
      if (story?.isOver()) break
      await wait(TURN_MS)
      continue
    }
    standingBy = false
    if (now === null || !live.isLive()) {
      await wait(100)
      continue
    }
    if (last === null) {
      live.watchTracks(true)
      await wait(FIRST_FRAME_MS)
      live.watchTracks(false)
      placeSeen(stage.motions, decoder, now)
      await readPersonal(api, personal, live.seq())
      say(`playing ${pack.city.name.en}, ${new Date(now).toISOString()} city time, ${clock.rate()}×`)
    } else await playTurn(stage, { callers, positions }, { now, last, rate: clock.rate() }, monotonicMs())
    last = now
    await wait((clock.rate() >= FAST_RATE ? FAST_TURN_MS : TURN_MS) - (monotonicMs() - began))
  }
  live.close()
  // The other requests ended with `stop`; this last one has a moment of its own.
  await lease.release(createHubApi({ url, key, world, stop: AbortSignal.timeout(LAST_WORD_MS) }))
}

/** Asks the hub for the id of something until it answers; throws where it refuses. */
async function idAt(api: HubApi, path: string, stop: AbortSignal): Promise<string> {
  for (;;) {
    const answer = await api.get(path)
    if (answer.kind === 'done' && Named.Check(answer.body)) return answer.body.id
    if (answer.kind === 'refused') throw new Error(`${path}: ${answer.status} ${answer.code} ${answer.detail}`)
    if (stop.aborted) throw new Error('stopped before the hub answered')
    await pause(500, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** Says the same line once a minute at most: what goes wrong each second is still one thing to say. */
function onceAMinute(say: (line: string) => unknown) {
  const said = new Map<string, number>()
  return (line: string): void => {
    const now = monotonicMs()
    if (now - (said.get(line) ?? Number.NEGATIVE_INFINITY) < SAME_LINE_MS) return
    if (said.size > 1000) said.clear()
    said.set(line, now)
    say(line)
  }
}
