import { cityFold } from '@muster/shared/domain/fold.ts'
import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import type { Connect, Side, Told } from './messages.ts'

// A process full of consoles: each a Socket.IO client of its own, as a browser would be.
const AT_ONCE = 20

const tell = (told: Told): void => {
  process.send?.(told)
}
const totals: Record<Side, number> = { muster: 0, bare: 0 }
const arrived: Record<Side, Map<number, number>> = { muster: new Map(), bare: new Map() }

function take(side: Side, seq: number, text: string): void {
  const count = (arrived[side].get(seq) ?? 0) + 1
  if (count < totals[side]) arrived[side].set(seq, count)
  else {
    arrived[side].delete(seq)
    tell({ kind: 'reached', side, seq, text, atNs: String(process.hrtime.bigint()) })
  }
}

function open({ side, url, cookie }: Connect): Promise<void> {
  const socket: Socket<ServerToClient, ClientToServer> = io(`${url}/live`, {
    parser,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
  })
  let seq = 0
  socket.on('events', ({ entries }) => {
    for (const entry of entries) {
      if (seq > 0 && entry.seq !== seq + 1) tell({ kind: 'disordered', side, seq: entry.seq })
      seq = entry.seq
      take(side, seq, String(entry.events[0]?.data.text))
    }
  })
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('bye', ({ code }) => reject(new Error(`a console was told bye: ${code}`)))
    socket.on('snapshot', (snapshot) => {
      seq = snapshot.seq
      resolve()
    })
    socket.on('connect', () => socket.emit('resume', { world: 'live', after: null, fold: cityFold.version }))
  })
}

process.on('message', async (connect: Connect) => {
  for (let opened = 0; opened < connect.count; opened += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, connect.count - opened) }, () => open(connect)))
  totals[connect.side] += connect.count
  tell({ kind: 'connected', side: connect.side })
})
// Without its parent nobody would end it.
process.on('disconnect', () => process.exit(0))
