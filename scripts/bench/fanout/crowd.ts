import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { check } from '../benchmark.ts'
import type { Place } from '../harness/place.ts'
import type { Connect, Connected, Reached, Side, Told } from './messages.ts'

const CONSOLES = fileURLToPath(new URL('./consoles.ts', import.meta.url))
const PROCESSES = 2
const PATIENCE_MS = 60_000

/** Consoles in processes of their own. */
export type Crowd = {
  /** Opens more until there are `count` on this side. */
  readonly growTo: (connect: Connect) => Promise<void>
  /** When the last console of this side had this entry, ns; to be asked before it is sent. `text` must be the entry's. */
  readonly last: (side: Side, text: string) => Promise<bigint>
}

export function openCrowd({ atEnd }: Place): Crowd {
  const children = Array.from({ length: PROCESSES }, () => fork(CONSOLES, { stdio: 'inherit' }))
  atEnd(async () => {
    for (const child of children) {
      const ended = once(child, 'exit')
      if (child.kill('SIGTERM')) await ended
    }
  })
  const size: Record<Side, number> = { muster: 0, bare: 0 }
  let disorder = 0
  for (const child of children)
    child.on('message', (told: Told) => {
      if (told.kind === 'disordered') disorder += 1
    })

  /** One answer of this kind from each process. */
  const fromAll = <T extends Told>(fits: (told: Told) => told is T): Promise<T[]> =>
    Promise.all(
      children.map(
        (child) =>
          new Promise<T>((resolve, reject) => {
            const late = setTimeout(() => reject(new Error('consoles did not answer in time')), PATIENCE_MS)
            const gone = () => reject(new Error('a process of consoles ended'))
            const hear = (told: Told) => {
              if (!fits(told)) return
              clearTimeout(late)
              child.off('message', hear).off('exit', gone)
              resolve(told)
            }
            child.on('message', hear).once('exit', gone)
          }),
      ),
    )

  return {
    async growTo(connect) {
      const { side } = connect
      const more = Math.max(0, connect.count - size[side])
      const connected = fromAll((told): told is Connected => told.kind === 'connected' && told.side === side)
      children.forEach((child, i) => {
        const share = Math.floor(more / PROCESSES) + (i < more % PROCESSES ? 1 : 0)
        child.send({ ...connect, count: share })
      })
      await connected
      size[side] += more
    },
    async last(side, text) {
      const reached = await fromAll(
        (told): told is Reached => told.kind === 'reached' && told.side === side && told.text === text,
      )
      check(disorder === 0, `${disorder} entries came twice or in the wrong order`)
      return reached.reduce((latest, { atNs }) => (BigInt(atNs) > latest ? BigInt(atNs) : latest), 0n)
    },
  }
}
