import { type Draft, keyDigest } from '@muster/server/journal/journal.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { touchName } from '@muster/shared/kernel/state.ts'
import { check } from '../benchmark.ts'
import type { DeskAlone } from './deskAlone.ts'

const CHUNK = 1000

/** Lengthens the journal to `length` entries past the desk: notes to its incidents, folded as they come. */
export async function fillTo({ journal, live }: DeskAlone, length: number): Promise<void> {
  const incidentIds = [...live.city.all('incident')].map(({ id }) => id)
  let note = live.head().seq
  const draft = (): Draft => {
    note += 1
    // Each once in an append: the version that a later one expects would not be known yet.
    const id = incidentIds[note % incidentIds.length] ?? ''
    const text = `note ${note} of the past`
    return {
      expects: new Map([[touchName('incident', id), live.versionOf(touchName('incident', id))]]),
      payload: {
        actor: { id: 'key-bench', name: 'Bench' },
        command: { name: 'incident.note', input: { incidentId: id, text }, key: keyDigest(`past ${note}`), body: '-' },
        events: [incident.make.noted(id, { text })],
      },
    }
  }
  while (live.head().seq < length) {
    const drafts = Array.from({ length: Math.min(CHUNK, incidentIds.length, length - live.head().seq) }, draft)
    const answers = await journal.append(drafts, live.clock())
    check(
      answers.every(({ kind }) => kind === 'ok'),
      'the journal did not take what it was filled with',
    )
    live.offer(answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : [])))
  }
}
