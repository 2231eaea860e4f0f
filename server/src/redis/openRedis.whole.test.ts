import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { connectRedis } from './connectRedis.ts'
import { findServer } from './findServer.ts'
import { firstLine, newDataDir, serversIn, spawnHub } from './hubProcess.testing.ts'
import { openRedis, type RedisHandle } from './openRedis.ts'
import { unpackServer } from './unpackServer.ts'

const folders: string[] = []
const handles: RedisHandle[] = []
const quiet = { say: () => {} }

function folder(): string {
  const made = newDataDir()
  folders.push(made)
  return made
}

async function open(dataDir: string): Promise<RedisHandle> {
  const handle = await openRedis({ dataDir, ...quiet })
  handles.push(handle)
  return handle
}

async function write(handle: RedisHandle, key: string, value: string): Promise<void> {
  const client = await connectRedis(handle)
  await client.set(key, value)
  client.destroy()
}

async function read(handle: RedisHandle, key: string): Promise<string | null> {
  const client = await connectRedis(handle)
  const value = await client.get(key)
  client.destroy()
  return value
}

afterEach(async () => {
  for (const handle of handles.splice(0)) await handle.stop()
  for (const made of folders.splice(0)) {
    for (const pid of serversIn(made)) process.kill(pid, 'SIGKILL')
    rmSync(made, { recursive: true, force: true })
  }
})

test('J3 our own Redis is durable, and what was written is there after a stop', async () => {
  const dataDir = folder()
  const first = await openRedis({ dataDir, ...quiet })
  expect(first).toMatchObject({ durable: true, address: { socket: join(dataDir, 'redis', 'redis.sock') } })
  await write(first, 'k', 'kept')
  const before = performance.now()
  await first.stop()
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(serversIn(dataDir)).toEqual([])
  expect(await read(await open(dataDir), 'k')).toBe('kept')
})

test('J13 a second start in one folder is refused with who holds it and what would work', async () => {
  const dataDir = folder()
  const hub = spawnHub(dataDir)
  expect(await firstLine(hub)).toMatch(/^open/)
  await expect(open(dataDir)).rejects.toThrow(new RegExp(`process ${hub.pid}.*--data`))
  hub.kill('SIGTERM')
  await once(hub, 'exit')
  expect(serversIn(dataDir)).toEqual([])
})

test('J13 after a kill -9 of the hub alone its Redis is adopted, and nothing is lost', async () => {
  const dataDir = folder()
  const hub = spawnHub(dataDir)
  await firstLine(hub)
  const left = serversIn(dataDir)
  expect(left).toHaveLength(1)
  await write({ address: { socket: join(dataDir, 'redis', 'redis.sock') } } as RedisHandle, 'k', 'kept')
  hub.kill('SIGKILL')
  await once(hub, 'exit')
  const next = await open(dataDir)
  expect(serversIn(dataDir)).toEqual(left)
  expect(await read(next, 'k')).toBe('kept')
})

test('J13 a hub killed at any moment of its start never leads to two servers in one folder', async () => {
  const dataDir = folder()
  for (let round = 0; round < 12; round += 1) {
    const hub = spawnHub(dataDir)
    // A start takes some 150 ms: these fall before, into and after the server's own start.
    await sleep(90 + round * 12)
    hub.kill('SIGKILL')
    await once(hub, 'exit')
    const next = await openRedis({ dataDir, ...quiet })
    await write(next, 'round', String(round))
    expect(serversIn(dataDir)).toHaveLength(1)
    if (round % 3 === 0) for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
    await next.stop()
    expect(serversIn(dataDir)).toEqual([])
  }
  expect(await read(await open(dataDir), 'round')).toBe('11')
})

test('J13 of six that start at once in one folder one gets it, over a dead lock too', async () => {
  const dataDir = folder()
  for (let round = 0; round < 3; round += 1) {
    const hubs = Array.from({ length: 6 }, () => spawnHub(dataDir))
    const said = await Promise.all(hubs.map(firstLine))
    expect(said.filter((line) => line.startsWith('open'))).toHaveLength(1)
    expect(said.filter((line) => line.startsWith('refused Muster already runs'))).toHaveLength(5)
    expect(serversIn(dataDir)).toHaveLength(1)
    for (const hub of hubs) hub.kill('SIGKILL')
  }
})

test('J2 Redis killed under us comes back with all it acknowledged; meanwhile nothing is queued', async () => {
  const handle = await open(folder())
  const dataDir = folders[0] as string
  const client = await connectRedis(handle)
  for (let round = 0; round < 10; round += 1) {
    await client.set(`k${round}`, 'kept')
    for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
    const refused = await client.set('late', '1').catch((error: Error) => error)
    expect(refused).toBeInstanceOf(Error)
    const from = performance.now()
    for (;;) {
      const answer = await client.ping().catch((error: Error) => error)
      if (answer === 'PONG') break
      expect((answer as Error).constructor.name).toMatch(/ClientOfflineError|SocketClosed|Error/)
      expect(performance.now() - from).toBeLessThan(30_000)
      await sleep(10)
    }
  }
  for (let round = 0; round < 10; round += 1) expect(await client.get(`k${round}`)).toBe('kept')
  client.destroy()
})

test('a damaged journal file is refused with the reason, and left as it is', async () => {
  const dataDir = folder()
  const handle = await openRedis({ dataDir, ...quiet })
  for (let i = 0; i < 50; i += 1) await write(handle, `k${i}`, 'x'.repeat(50))
  await handle.stop()
  const files = join(dataDir, 'redis', 'appendonlydir')
  const file = join(files, readdirSync(files).find((name) => name.endsWith('.incr.aof')) as string)
  const bytes = readFileSync(file)
  bytes.fill(0x21, 1000, 1200)
  writeFileSync(file, bytes)
  await expect(open(dataDir)).rejects.toThrow(/refuses the journal's file[\s\S]*Do not run redis-check-aof --fix/)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(serversIn(dataDir)).toEqual([])
})

const HALF = '*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$4\r\nhalf\r\n$1\r\n1\r\n*3\r\n$3\r\nSE'

function journalFile(dataDir: string): string {
  const files = join(dataDir, 'redis', 'appendonlydir')
  return join(files, readdirSync(files).find((name) => name.endsWith('.incr.aof')) as string)
}

async function writeTogether(handle: RedisHandle, key: string): Promise<void> {
  const client = await connectRedis(handle)
  await client.multi().set(key, 'kept').set(`${key}-too`, 'kept').exec()
  client.destroy()
}

test('fault 1 Redis killed in the middle of a transaction: the half of it is taken off, and what is written next is kept through another kill', async () => {
  const dataDir = folder()
  const first = await openRedis({ dataDir, ...quiet })
  await writeTogether(first, 'before')
  await first.stop()
  appendFileSync(journalFile(dataDir), HALF)
  const heard: string[] = []
  const handle = await openRedis({ dataDir, say: (line) => heard.push(line) })
  handles.push(handle)
  expect(heard.join()).toMatch(new RegExp(`${HALF.length} bytes that nobody was told of.*unfinished-`))
  expect(readFileSync(/\((.*)\)/.exec(heard.join())?.[1] ?? '', 'utf8')).toBe(HALF)
  await writeTogether(handle, 'after')
  for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
  await expect.poll(() => read(handle, 'after').catch(() => undefined), { timeout: 60_000 }).toBe('kept')
  expect(await Promise.all(['before', 'before-too', 'half', 'after-too'].map((key) => read(handle, key)))).toEqual([
    'kept',
    'kept',
    null,
    'kept',
  ])
})

test('a damaged length, behind which the rest of the file looks unfinished, is refused and nothing is taken off', async () => {
  const dataDir = folder()
  const handle = await openRedis({ dataDir, ...quiet })
  for (let i = 0; i < 20; i += 1) await writeTogether(handle, `k${i}`)
  await handle.stop()
  const file = journalFile(dataDir)
  const damaged = readFileSync(file, 'latin1').replace('$4\r\nkept', '$4000000\r\nkept')
  writeFileSync(file, damaged, 'latin1')
  await expect(open(dataDir)).rejects.toThrow(/refuses the journal's file/)
  expect(readFileSync(file, 'latin1')).toBe(damaged)
})

test('a data folder with a path too long for a socket works', async () => {
  const dataDir = join(folder(), 'a'.repeat(60), 'b'.repeat(60))
  mkdirSync(dataDir, { recursive: true })
  const handle = await openRedis({ dataDir, ...quiet })
  await write(handle, 'k', 'kept')
  const socket = 'socket' in handle.address ? handle.address.socket : ''
  expect(socket.length).toBeLessThan(104)
  expect(existsSync(join(dataDir, 'redis', 'redis.sock'))).toBe(true)
  await handle.stop()
  expect(existsSync(socket)).toBe(false)
})

test('a server that holds the folder and does not answer is not pushed aside', async () => {
  const dataDir = folder()
  const hub = spawnHub(dataDir)
  await firstLine(hub)
  const [server] = serversIn(dataDir) as [number]
  hub.kill('SIGKILL')
  await once(hub, 'exit')
  process.kill(server, 'SIGSTOP')
  await expect(open(dataDir)).rejects.toThrow(/holds .* but does not answer/)
  expect(serversIn(dataDir)).toEqual([server])
  process.kill(server, 'SIGCONT')
  await open(dataDir)
  expect(serversIn(dataDir)).toEqual([server])
})

test("the distribution's packages, unpacked without root, give a Redis that runs", async (context) => {
  const heard: string[] = []
  const program = await unpackServer(folder(), (line) => heard.push(line))
  if (heard.some((line) => /did not work.* update$/.test(line)) || heard.length === 0) {
    context.skip('no Debian or Ubuntu packages can be fetched here')
  }
  expect(program?.path, heard.join('\n')).toMatch(/root\/usr\/bin\/redis-server$/)
  expect(Number.parseInt(program?.version ?? '', 10)).toBeGreaterThanOrEqual(7)
})

test('as WebAssembly it answers at once, says that nothing is kept, and ends with the hub', async () => {
  process.env.MUSTER_REDIS = 'wasm'
  try {
    const dataDir = folder()
    const heard: string[] = []
    const handle = await openRedis({ dataDir, say: (line) => heard.push(line) })
    expect(handle).toMatchObject({ kind: 'wasm', durable: false })
    expect(heard.join('\n')).toMatch(/NOTHING IS KEPT[\s\S]*To keep it/)
    const client = await connectRedis(handle)
    for (let i = 0; i < 100; i += 1) await client.xAdd('s', '*', { i: String(i) })
    expect(await client.eval("return redis.call('XLEN', 's')")).toBe(100)
    client.destroy()
    await handle.stop()
    const hub = spawnHub(dataDir, { MUSTER_REDIS: 'wasm' })
    expect(await firstLine(hub)).toBe('open wasm')
    expect(serversIn(dataDir)).toHaveLength(1)
    hub.kill('SIGKILL')
    await expect.poll(() => serversIn(dataDir)).toEqual([])
  } finally {
    delete process.env.MUSTER_REDIS
  }
})

test('J3 a Redis of the reader’s own that does not fsync is named as not durable', async () => {
  const program = findServer()
  if (!program) return
  const port = await freePort()
  const dir = folder()
  const server = spawn(program.path, ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''])
  try {
    const heard: string[] = []
    const url = `redis://127.0.0.1:${port}`
    const handle = await openRedis({ url, dataDir: folder(), say: (line) => heard.push(line) })
    expect(heard.join()).toMatch(/may be lost.*appendonly no/)
    expect(handle).toMatchObject({ kind: 'url', durable: false })
    expect(handle.reason).toMatch(/appendonly no instead of yes/)
    await handle.stop()
    expect(server.exitCode).toBeNull()
  } finally {
    server.kill('SIGKILL')
  }
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
