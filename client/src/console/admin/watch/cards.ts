import type { Sample, WatchReport } from '@muster/shared/wire/watch.ts'
import type { ComponentType } from 'react'
import { FeedsCard } from './FeedsCard.tsx'
import { JournalCard } from './JournalCard.tsx'
import { MachineCard } from './MachineCard.tsx'
import { PaceCard } from './PaceCard.tsx'
import { PeopleCard } from './PeopleCard.tsx'

export type CardProps = { readonly report: WatchReport; readonly samples: readonly Sample[] }

/** What of the hub is shown, in reading order: what comes in, how fast it is answered, where it is kept, on what, for whom. */
export const cards: readonly { readonly id: string; readonly Card: ComponentType<CardProps> }[] = [
  { id: 'feeds', Card: FeedsCard },
  { id: 'pace', Card: PaceCard },
  { id: 'journal', Card: JournalCard },
  { id: 'machine', Card: MachineCard },
  { id: 'people', Card: PeopleCard },
]
