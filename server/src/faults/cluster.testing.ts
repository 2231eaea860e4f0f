import { join } from 'node:path'
import { vi } from 'vitest'
import { freePort } from '../hub.testing.ts'
import { connectOnce } from '../redis/connectRedis.ts'
import { type RedisServer, startRedis } from './redisServer.testing.ts'

const SLOTS = 16384
/** How long a node may be silent before the others call it dead, ms. */
const NODE_TIMEOUT_MS = 1000

export type ClusterNode = RedisServer & {
  readonly ask: (...command: string[]) => Promise<unknown>
}

async function startNode(folder: string): Promise<ClusterNode> {
  const bus = await freePort()
  const settings = ['--cluster-enabled', 'yes', '--cluster-port', String(bus)]
  const timeout = ['--cluster-node-timeout', String(NODE_TIMEOUT_MS)]
  // A replica would wait five seconds for others to come along.
  const args = [...settings, ...timeout, '--repl-diskless-sync-delay', '0']
  const server = await startRedis({ folder, args })
  const ask = async (...command: string[]): Promise<unknown> => {
    const client = await connectOnce({ url: server.url })
    try {
      return await client.sendCommand(command)
    } finally {
      client.destroy()
    }
  }
  return { ...server, ask }
}

const busOf = async ({ ask }: ClusterNode): Promise<string> =>
  /@(\d+)\S* myself/.exec(String(await ask('CLUSTER', 'NODES')))?.[1] ?? ''

/** Waits until every node sees the cluster whole, with `replicas` in all that follow their masters. */
export const whole = (nodes: readonly ClusterNode[], replicas: number): Promise<void> =>
  vi.waitFor(
    async () => {
      let following = 0
      for (const { ask } of nodes) {
        if (!String(await ask('CLUSTER', 'INFO')).includes('cluster_state:ok')) throw new Error('not whole yet')
        const about = String(await ask('INFO', 'replication'))
        if (about.includes('master_link_status:up')) following += 1
      }
      if (following < replicas) throw new Error(`only ${following} replicas follow`)
    },
    { timeout: 30_000, interval: 100 },
  )

/**
 * For tests: three masters with a replica each, made by command. `parts`: the first slot of the second master and of the
 * third. Answers in pairs of master and replica.
 */
export async function startCluster(
  folder: string,
  [second, third]: readonly [number, number],
): Promise<readonly (readonly [master: ClusterNode, replica: ClusterNode])[]> {
  const nodes = await Promise.all(Array.from({ length: 6 }, (_, i) => startNode(join(folder, `node-${i}`))))
  const [masters, replicas] = [nodes.slice(0, 3), nodes.slice(3)]
  const [first, ...others] = nodes
  await Promise.all(nodes.map(({ ask }, i) => ask('CLUSTER', 'SET-CONFIG-EPOCH', String(i + 1))))
  const starts = [0, second, third, SLOTS]
  for (const [i, { ask }] of masters.entries())
    await ask('CLUSTER', 'ADDSLOTSRANGE', String(starts[i]), String((starts[i + 1] ?? 0) - 1))
  for (const other of others) await first?.ask('CLUSTER', 'MEET', '127.0.0.1', String(other.port), await busOf(other))
  const ids = await Promise.all(masters.map(async ({ ask }) => String(await ask('CLUSTER', 'MYID'))))
  await Promise.all(
    replicas.map(({ ask }, i) => vi.waitFor(() => ask('CLUSTER', 'REPLICATE', ids[i] ?? ''), { timeout: 20_000 })),
  )
  await whole(nodes, 3)
  return masters.map((master, i) => [master, replicas[i] ?? master] as const)
}
