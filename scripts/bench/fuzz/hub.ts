import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { check } from '../benchmark.ts'
import type { Place } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import { Document, type Sent } from './requests.ts'

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
const PEOPLE = ['dispatcher', 'manager', 'logistics', 'admin', 'auditor'] as const
/** Connections held open at once. */
const CONNECTIONS = 24
const PATIENCE_MS = 30_000

export type Answer = { readonly status: number; readonly text: string; readonly cookies: readonly string[] }

const isDocument = Compile(Document)
const isKey = Compile(Type.Object({ key: Type.String() }))
const isHead = Compile(Type.Object({ head: Type.Object({ seq: Type.Integer() }) }))
const isState = Compile(Type.Object({ state: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())) }))
const isDrills = Compile(Type.Object({ drills: Type.Array(Type.Object({ id: Type.String() })) }))
const isJournal = Compile(
  Type.Object({
    entries: Type.Array(Type.Object({ seq: Type.Integer(), actor: Type.Object({ id: Type.String() }) })),
  }),
)

/** A hub of its own process to which anything may be sent; nobody's allowance of commands ends before the run does. */
export async function openHub({ folder, atEnd }: Place) {
  const command = ['env', 'COMMANDS_PER_S=1000000', process.execPath, MAIN]
  const args = ['--port', '0', '--data', folder, '--no-traffic']
  const program = await startProgram([...command, ...args], /ready at (http:\/\/\S+)/)
  atEnd(() => program.stop())
  const url = new URL(program.said[1] ?? '')
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  atEnd(() => agent.destroy())

  const send = ({ method, path, headers, body }: Omit<Sent, 'kind'>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ agent, hostname: url.hostname, port: url.port, method, path, headers }, (reply) => {
        let text = ''
        reply.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, text, cookies: reply.headers['set-cookie'] ?? [] }),
        )
        reply.on('error', reject)
      })
      asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer'))).on('error', reject)
      asked.end(body)
    })

  async function read(path: string, cookie = ''): Promise<unknown> {
    const { status, text } = await send({ method: 'GET', path, headers: { cookie } })
    check(status === 200, `${path} answered ${status}`)
    return JSON.parse(text)
  }
  async function signIn(username: string): Promise<string> {
    const body = Buffer.from(JSON.stringify({ username, password: 'muster-demo' }))
    const headers = { 'content-type': 'application/json' }
    const { cookies } = await send({ method: 'POST', path: '/api/v1/session', headers, body })
    return cookies.map((one) => one.split(';')[0]).join('; ')
  }
  async function newKey(cookie: string): Promise<string> {
    const body = Buffer.from(JSON.stringify({ name: 'fuzz', scopes: ['feeds'] }))
    const headers = { 'content-type': 'application/json', cookie }
    const made: unknown = JSON.parse((await send({ method: 'POST', path: '/api/v1/api-keys', headers, body })).text)
    check(isKey.Check(made), 'no key was made')
    return made.key
  }

  const cookies: string[] = []
  for (const name of PEOPLE) cookies.push(await signIn(name))
  const [, manager = '', , admin = ''] = cookies
  const [document, state] = [await read('/api/v1/openapi.json'), await read('/api/v1/state', manager)]
  check(isDocument.Check(document) && isState.Check(state), 'the hub does not describe itself')

  return {
    ...{ url, send, cookies, manager, document, feedKey: await newKey(admin) },
    /** Ids of what the city has. */
    ids: Object.values(state.state).flatMap((things) => Object.keys(things).slice(0, 12)),
    async head(): Promise<number> {
      const told = await read('/api/v1/journal?after=0&limit=1', manager)
      check(isHead.Check(told), 'the journal tells no head')
      return told.head.seq
    },
    /** Ends the drills that happened to fit: each is a city of its own, and would be counted as memory lost. */
    async endDrills(): Promise<number> {
      const told = await read('/api/v1/drills', manager)
      check(isDrills.Check(told), 'the drills cannot be read')
      for (const { id } of told.drills)
        await send({ method: 'DELETE', path: `/api/v1/drills/${id}`, headers: { cookie: manager } })
      return told.drills.length
    },
    /** Entries after `seq`, with who made them. */
    async entriesAfter(seq: number) {
      const found: { seq: number; actor: { id: string } }[] = []
      for (;;) {
        const told = await read(`/api/v1/journal?after=${found.at(-1)?.seq ?? seq}&limit=5000`, manager)
        check(isJournal.Check(told), 'the journal cannot be read')
        if (told.entries.length === 0) return found
        found.push(...told.entries)
      }
    },
    /** Resident memory of the hub's process, MB. */
    async memoryMb(): Promise<number> {
      const { text } = await send({ method: 'GET', path: '/metrics', headers: {} })
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6
    },
  }
}

export type FuzzedHub = Awaited<ReturnType<typeof openHub>>
