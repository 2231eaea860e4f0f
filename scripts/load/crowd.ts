import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Place } from '../bench/harness/place.ts'
import type { Asked, ConsoleCounts, FromAskers, FromConsoles, Hub, ToAskers } from './messages.ts'

const script = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url))

function start(name: string, { atEnd }: Place): ChildProcess {
  const child = fork(script(name), { stdio: 'inherit' })
  atEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })
  return child
}

/** The next answer of this kind from a process; rejects where it says that it failed, or ends. */
function answerOf<T extends { kind: string }, K extends T['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<T, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('a process of the load ended'))
    const hear = (told: T | { kind: 'failed'; why: string }) => {
      if (told.kind === 'failed' && 'why' in told) return reject(new Error(told.why))
      if (told.kind !== kind) return
      child.off('message', hear).off('exit', gone)
      resolve(told as Extract<T, { kind: K }>)
    }
    child.on('message', hear).once('exit', gone)
  })
}

/** Consoles in processes of their own. */
export async function openConsoles(
  place: Place,
  hub: Hub,
  { consoles, processes }: { consoles: number; processes: number },
) {
  const count = Math.min(processes, consoles)
  const children = Array.from({ length: count }, () => start('consoles', place))
  await Promise.all(
    children.map((child, i) => {
      const share = Math.floor(consoles / count) + (i < consoles % count ? 1 : 0)
      const opened = answerOf<FromConsoles, 'opened'>(child, 'opened')
      child.send({ kind: 'open', ...hub, count: share })
      return opened
    }),
  )
  return {
    /** What they went through, once all have this entry or cannot be waited for. */
    finish: (head: number): Promise<ConsoleCounts[]> =>
      Promise.all(
        children.map(async (child) => {
          const told = answerOf<FromConsoles, 'counts'>(child, 'counts')
          child.send({ kind: 'finish', head })
          return (await told).counts
        }),
      ),
  }
}

/** People, feeds and readers, until their time is over. */
export async function ask(place: Place, plan: ToAskers): Promise<{ asked: readonly Asked[]; late: number }> {
  const child = start('askers', place)
  const told = answerOf<FromAskers, 'asked'>(child, 'asked')
  child.send(plan)
  return told
}
