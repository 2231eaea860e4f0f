import { Type } from 'typebox'
import type { Meta } from '../../kernel/entry.ts'

/** How big an incident is held to be: its first alarm, its second … A city plans for each who comes. */
export const Alarm = Type.Integer({ minimum: 1, maximum: 5 })

type Raised = { readonly alarm?: number; readonly lastSeq: number }

/** What raising the alarm does to an incident. */
export const alarmEvents = {
  alarmSet: {
    data: Type.Object({ alarm: Alarm }),
    evolve: <T extends Raised>(before: T | undefined, { alarm }: { readonly alarm: number }, { seq }: Meta) =>
      before && { ...before, alarm, lastSeq: seq },
  },
}
