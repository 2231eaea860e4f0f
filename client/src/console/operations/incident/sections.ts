import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { ComponentType } from 'react'
import { Advice } from './Advice.tsx'
import { CallerLine } from './CallerLine.tsx'
import { Log } from './Log.tsx'
import { OutcomeLine } from './OutcomeLine.tsx'
import { Times } from './Times.tsx'
import { UnitsAtWork } from './UnitsAtWork.tsx'

/** A part of an open call's pane; one that has nothing to say of this call renders nothing. */
type Section = { readonly id: string; readonly Section: ComponentType<{ readonly incident: Incident }> }

/** What the pane tells of a call, from top to bottom: first what must be known, then what is to be done, then what was. */
export const sections: readonly Section[] = [
  { id: 'outcome', Section: OutcomeLine },
  { id: 'units', Section: UnitsAtWork },
  { id: 'advice', Section: Advice },
  { id: 'caller', Section: CallerLine },
  { id: 'log', Section: Log },
  { id: 'times', Section: Times },
]
