import { setTimeout as sleep } from 'node:timers/promises'
import { type HubProcess, type Person, signIn } from '../hub.testing.ts'

export const JSON_TYPE = { 'content-type': 'application/json' }
export const CSV_TYPE = { 'content-type': 'text/csv' }

export type Answer = { readonly status: number; readonly json: any }

export async function post(url: string, body: string | Uint8Array, headers: Record<string, string>): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', headers, body: body as string })
  const text = await answer.text()
  return { status: answer.status, json: text ? JSON.parse(text) : undefined }
}

/** The doors of a hub through which bad input comes. */
export async function openDoors({ url }: HubProcess) {
  const people = ['admin', 'dispatcher', 'manager', 'logistics', 'auditor'] as const
  const [admin, dispatcher, manager, logistics, auditor] = (await Promise.all(
    people.map((name) => signIn(url, name)),
  )) as [Person, Person, Person, Person, Person]
  const { key } = (await admin.post('/api/v1/api-keys', { name: 'a feed', scopes: ['feeds'] })).json

  return {
    ...{ admin, dispatcher, manager, logistics, auditor, key },
    report: (body: string | Uint8Array, headers: Record<string, string> = {}) =>
      post(`${url}/api/v1/commands/incident.report`, body, {
        ...{ cookie: dispatcher.cookie, 'idempotency-key': crypto.randomUUID() },
        ...JSON_TYPE,
        ...headers,
      }),
    feed: (id: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
      post(
        `${url}/api/v1/feeds/${id}`,
        typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
        {
          authorization: `Bearer ${key}`,
          ...headers,
        },
      ),
    async memory(): Promise<number> {
      for (;;) {
        const bytes = /^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]
        // A hub whose hands are full says so instead.
        if (bytes) return Number(bytes)
        await sleep(200)
      }
    },
    state: async () => (await manager.get('/api/v1/state')).json.state,
  }
}

export type Doors = Awaited<ReturnType<typeof openDoors>>

/** What a feed accepted, and the codes of what it said. */
export const codesOf = ({ json }: Answer): readonly unknown[] => [
  json.accepted,
  ...json.reasons.map(({ code }: { code: string }) => code),
]
