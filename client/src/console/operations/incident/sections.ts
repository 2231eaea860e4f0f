import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { ComponentType } from 'react'
import { later } from '../../../desk/later.tsx'
import { Advice } from './Advice.tsx'
import { Log } from './Log.tsx'
import { OutcomeLine } from './OutcomeLine.tsx'
import { PlaceNotes } from './PlaceNotes.tsx'
import { UnitsAtWork } from './UnitsAtWork.tsx'

const AidPart = later(async () => (await import('./aid/AidPart.tsx')).AidPart)
const Alike = later(async () => (await import('./Alike.tsx')).Alike)
const CallerLine = later(async () => (await import('./CallerLine.tsx')).CallerLine)
const ComplexPart = later(async () => (await import('./complex/ComplexPart.tsx')).ComplexPart)
const Checklist = later(async () => (await import('./Checklist.tsx')).Checklist)
const QuestionCard = later(async () => (await import('./card/QuestionCard.tsx')).QuestionCard)
const Related = later(async () => (await import('./Related.tsx')).Related)
const PlaceHistory = later(async () => (await import('./PlaceHistory.tsx')).PlaceHistory)
const WhoWhere = later(async () => (await import('./WhoWhere.tsx')).WhoWhere)
const Times = later(async () => (await import('./Times.tsx')).Times)
const Attachments = later(async () => (await import('./Attachments.tsx')).Attachments)

/** A part of a call's pane; one that has nothing to say of this call renders nothing. `past`: of an archived one, too. */
type Section = {
  readonly id: string
  readonly Section: ComponentType<{ readonly incident: Incident }>
  readonly past?: boolean
}

/** What the pane tells of a call, from top to bottom: first what must be known, then what is to be done, then what was. */
export const sections: readonly Section[] = [
  { id: 'outcome', Section: OutcomeLine, past: true },
  { id: 'place', Section: PlaceNotes },
  { id: 'alike', Section: Alike },
  { id: 'complex', Section: ComplexPart },
  { id: 'units', Section: UnitsAtWork },
  { id: 'advice', Section: Advice },
  { id: 'aid', Section: AidPart, past: true },
  { id: 'checklist', Section: Checklist, past: true },
  { id: 'card', Section: QuestionCard },
  { id: 'caller', Section: CallerLine },
  { id: 'related', Section: Related },
  { id: 'log', Section: Log, past: true },
  { id: 'files', Section: Attachments, past: true },
  { id: 'work', Section: WhoWhere, past: true },
  { id: 'times', Section: Times, past: true },
  { id: 'history', Section: PlaceHistory, past: true },
]
