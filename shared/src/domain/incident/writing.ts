import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { HistoryLine } from '../../kernel/state.ts'
import { command } from '../command.ts'
import { WORLD_ID, type World } from '../world/world.ts'
import { incident } from './incident.ts'

const strict = { additionalProperties: false }
const roles = ['calltaker', ...DESK] as const
const NoteSeq = Type.Integer({ minimum: 1 })
const aboutNote = { incidentId: Id, noteSeq: NoteSeq }

/** How a note stands in the record of a call. */
export type NoteState = 'standing' | 'struck'

/** How the note that was written as entry `noteSeq` stands by a call's history; undefined where that was none. */
export function noteState(history: readonly HistoryLine[], noteSeq: number): NoteState | undefined {
  if (!history.some((line) => line.seq === noteSeq && incident.is.noted(line))) return undefined
  const last = history.findLast(
    (line) => (incident.is.struck(line) || incident.is.unstruck(line)) && line.data.noteSeq === noteSeq,
  )
  return last && incident.is.struck(last) ? 'struck' : 'standing'
}

const noSuchNote = (number: string, noteSeq: number): Refusal =>
  refuse('incident.noSuchNote', { incident: number, noteSeq })

/** What was noted by mistake stays to be read, struck through, with who did so. */
export const strike = command('incident.strike', {
  input: Type.Object({ ...aboutNote, reason: Type.Optional(Text(200)) }, strict),
  roles,
  needs: ({ incidentId, noteSeq }) => ({ note: { incidentId, noteSeq } }),
  decide(city, { incidentId, noteSeq, reason }, { note }) {
    const { id, number } = city.incident(incidentId)
    if (note === undefined) return noSuchNote(number, noteSeq)
    if (note === 'struck') return refuse('incident.noteStruck', { incident: number })
    return [incident.make.struck(id, { noteSeq, reason })]
  },
  undo: (_city, { incidentId, noteSeq }) => ({ command: 'incident.unstrike', input: { incidentId, noteSeq } }),
})

export const unstrike = command('incident.unstrike', {
  input: Type.Object(aboutNote, strict),
  roles,
  needs: ({ incidentId, noteSeq }) => ({ note: { incidentId, noteSeq } }),
  decide(city, { incidentId, noteSeq }, { note }) {
    const { id, number } = city.incident(incidentId)
    if (note === undefined) return noSuchNote(number, noteSeq)
    if (note === 'standing') return refuse('incident.noteStands', { incident: number })
    return [incident.make.unstruck(id, { noteSeq })]
  },
  undo: (_city, { incidentId, noteSeq }) => ({ command: 'incident.strike', input: { incidentId, noteSeq } }),
})

/** What is to be seen to on a call of this type, in the city's order. */
export const checklistOf = (settings: World['settings'], type: string) =>
  (settings?.checklists ?? []).filter(({ types }) => types.includes(type)).flatMap(({ items }) => items)

export const tick = command('incident.tick', {
  input: Type.Object({ incidentId: Id, itemId: Id, done: Type.Boolean() }, strict),
  roles,
  decide(city, { incidentId, itemId, done }) {
    const { id, number, type, ticks } = city.incident(incidentId)
    const isTicked = ticks?.[itemId] !== undefined
    // What was ticked before the call got another type can still be taken back.
    const isAsked = checklistOf(city.find('world', WORLD_ID)?.settings, type).some((item) => item.id === itemId)
    if (!isAsked && !isTicked) return refuse('incident.noSuchItem', { incident: number, item: itemId })
    if (isTicked === done) return refuse(done ? 'incident.tickedBefore' : 'incident.notTicked', { incident: number })
    return [incident.make.ticked(id, { itemId, done })]
  },
  undo: (_city, { incidentId, itemId, done }) => ({
    command: 'incident.tick',
    input: { incidentId, itemId, done: !done },
  }),
})
