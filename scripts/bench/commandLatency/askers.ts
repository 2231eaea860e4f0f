import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answered, Ask } from './messages.ts'

// Commands come when they come, whether or not earlier ones were answered, and each is timed from when it was due: who
// waits for an answer before the next question does not see how long others had to wait.
function send({ url, headers }: Ask, agent: Agent, path: string, key: string, body: string): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(`${url}${path}`, {
      agent,
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': key,
      },
    })
    asked.on('response', (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode === 200 ? '' : `answered ${answer.statusCode}`))
    })
    asked.on('error', (error) => resolve(error.message))
    asked.end(body)
  })
}

async function run(ask: Ask): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: ask.connections })
  const count = Math.round(ask.perSec * ask.seconds)
  const ms: number[] = []
  const wrong: string[] = []
  const started = performance.now() + 10
  const answers: Promise<void>[] = []
  for (let i = 0; i < count; i += 1) {
    const due = started + (i * 1000) / ask.perSec
    while (performance.now() < due) await sleep(1)
    const { path, body } = ask.bodies[i % ask.bodies.length] ?? { path: '', body: '' }
    const answer = send(ask, agent, path, `${ask.key}-${i}`, body).then((says) => {
      ms.push(performance.now() - due)
      if (says) wrong.push(says)
    })
    answers.push(answer)
  }
  await Promise.all(answers)
  agent.destroy()
  return { ms, wrong: wrong.slice(0, 5) }
}

process.on('message', async (ask: Ask) => process.send?.(await run(ask)))
// Without its parent nobody would end it.
process.on('disconnect', () => process.exit(0))
