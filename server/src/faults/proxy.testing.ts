import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What becomes of a chunk: it passes, is swallowed, or the line is cut instead. */
type Fate = 'pass' | 'swallow' | 'cut'

/** What a proxy does to what comes by to the client and to the server. */
export type Faults = {
  toClient: (bytes: Buffer) => Fate
  toServer: (bytes: Buffer) => Fate
}

const PASS = (): Fate => 'pass'
const SWALLOW = (): Fate => 'swallow'

/**
 * For tests: a TCP proxy on loopback before `port`. What it swallows is gone, and both ends keep believing in the line
 * (half-open).
 */
export async function startProxy(port: number) {
  const lines = new Set<Socket>()
  const swallowed = new Set<Socket>()
  const faults: Faults = { toClient: PASS, toServer: PASS }
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1')
    const close = () => {
      for (const end of [client, target]) {
        end.destroy()
        lines.delete(end)
      }
    }
    const join = (from: Socket, to: Socket, fateOf: (bytes: Buffer) => Fate) => {
      lines.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => {
        const fate = swallowed.has(from) ? 'swallow' : fateOf(bytes)
        if (fate === 'pass') to.write(bytes)
        if (fate === 'cut') close()
      })
      from.on('error', close)
      from.on('close', close)
    }
    join(client, target, (bytes) => faults.toServer(bytes))
    join(target, client, (bytes) => faults.toClient(bytes))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    faults,
    /** Lines that are open now swallow everything from now on; those opened later pass. */
    swallowOpen(): void {
      for (const line of lines) swallowed.add(line)
    },
    /** Everything is swallowed, new lines too, until `pass`. */
    swallow(): void {
      faults.toClient = SWALLOW
      faults.toServer = SWALLOW
    },
    pass(): void {
      faults.toClient = PASS
      faults.toServer = PASS
    },
    async stop(): Promise<void> {
      for (const line of lines) line.destroy()
      server.close()
    },
  }
}

export type LineProxy = Awaited<ReturnType<typeof startProxy>>
