import type { ComponentType } from 'react'
import { AccessSection } from './access/AccessSection.tsx'
import { DrillsSection } from './drills/DrillsSection.tsx'
import { ProtocolsSection } from './protocols/ProtocolsSection.tsx'
import { QuarantineSection } from './quarantine/QuarantineSection.tsx'
import { ResponseSection } from './response/ResponseSection.tsx'
import { WatchSection } from './watch/WatchSection.tsx'

/** A part of the admin screen: its name, and whom it is for; without roles, for everybody who may open the screen. */
export type Section = {
  readonly id: string
  readonly words: string
  readonly Section: ComponentType
  readonly roles?: readonly string[]
}

/** The parts of the admin screen, in the order of their tabs: how the hub is, what it could not take, drills, what callers are asked, whom the city sends, who may do what. */
export const sections: readonly Section[] = [
  { id: 'watch', words: 'admin.watch', Section: WatchSection },
  { id: 'quarantine', words: 'admin.quarantine', Section: QuarantineSection },
  { id: 'drills', words: 'admin.drills', Section: DrillsSection, roles: ['supervisor'] },
  { id: 'protocols', words: 'protocols.title', Section: ProtocolsSection, roles: ['admin'] },
  { id: 'response', words: 'response.title', Section: ResponseSection, roles: ['admin'] },
  { id: 'access', words: 'admin.access', Section: AccessSection, roles: ['admin'] },
]
