import type { Visibility } from '@muster/shared/access/visibility.ts'
import type { EventBatch, Heartbeat, Resume, Snapshot } from '@muster/shared/wire/messages.ts'
import { createBoard } from '../../client/src/live/board.ts'
import { createFollower } from '../../client/src/live/follower.ts'
import type { Agenda } from './agenda.ts'
import type { Dice } from './dice.ts'
import { unpack } from './packet.ts'
import type { FarEnd, SimulatedHub } from './simulatedHub.ts'

/** How soon a console tries again after a cut, ms: as connection.ts tells Socket.IO. */
const RECONNECT_MS = 300

/** What may happen on a line beside delay: in TCP nothing does, so these are worse than the truth. */
export type Weather = { readonly doubled: number; readonly overtaken: number }

/** A console without a page: the real board and follower, on a line that is slow and may be cut at any moment. */
export function createSimulatedConsole({
  sees,
  agenda,
  dice,
  hubs,
  weather,
}: {
  sees: Visibility
  agenda: Agenda
  dice: Dice
  /** Hubs that answer at this moment. */
  hubs: () => readonly SimulatedHub[]
  weather: () => Weather
}) {
  const board = createBoard()
  let line: { hub: SimulatedHub; end: FarEnd; lastAt: number } | undefined
  let differences = 0

  const follower = createFollower({
    board,
    world: () => 'live',
    nowMs: agenda.nowMs,
    resume(hello) {
      const on = line
      agenda.after(dice.between(1, 80), () => on === line && on?.hub.resume(on.end, hello as Resume))
    },
    differs: () => {
      differences += 1
    },
    changed: () => {},
  })

  function take(bytes: Buffer): void {
    const [name, body] = unpack(bytes)
    if (name === 'snapshot') follower.snapshot(body as Snapshot)
    if (name === 'events') follower.events(body as EventBatch)
    if (name === 'heartbeat') follower.heartbeat((body as Heartbeat).head)
  }

  /** Carries bytes to this console, in order unless the weather is bad; what is under way when the line is cut is lost. */
  function carry(end: FarEnd, bytes: Buffer): void {
    if (line?.end !== end) return
    const { doubled, overtaken } = weather()
    const inOrder = Math.max(line.lastAt, agenda.nowMs() + dice.between(1, 120))
    line.lastAt = inOrder
    const at = dice.chance(overtaken) ? agenda.nowMs() + dice.between(1, 400) : inOrder
    for (let copy = dice.chance(doubled) ? 2 : 1; copy > 0; copy -= 1)
      agenda.after(at - agenda.nowMs() + (copy - 1) * 30, () => {
        if (line?.end === end) take(bytes)
      })
  }

  function connect(): void {
    const [first, ...rest] = hubs()
    if (line) return
    if (!first) return void agenda.after(RECONNECT_MS, connect)
    const hub = dice.pick([first, ...rest])
    const end: FarEnd = { sees, send: (bytes) => carry(end, bytes) }
    line = { hub, end, lastAt: 0 }
    hub.connect(end)
    follower.connected()
  }

  function cut(): void {
    if (!line) return
    line.hub.disconnect(line.end)
    line = undefined
    agenda.after(dice.between(RECONNECT_MS / 2, RECONNECT_MS), connect)
  }

  return {
    sees,
    board,
    connect,
    cut,
    cutFrom: (hub: SimulatedHub): void => {
      if (line?.hub === hub) cut()
    },
    differences: () => differences,
  }
}
