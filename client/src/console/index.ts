import { Hexagon, type LucideIcon, PanelsTopLeft, Settings, UserRound } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { OperationsScreen } from './operations/OperationsScreen.tsx'

/** A screen: its key and rail entry, and whom it is for; without roles it is for everybody. */
export type Screen = {
  readonly id: string
  readonly key: string
  readonly words: string
  readonly Icon: LucideIcon
  readonly Screen: ComponentType
  readonly roles?: readonly string[]
  /** It shows the city as it was, where the address names a past moment; the others show what is now. */
  readonly showsPast?: boolean
}

/** The screens that there are, in the rail's order, for which each has its fixed key. The first is in the shell, others come when opened. */
export const screens: readonly Screen[] = [
  {
    ...{ id: 'operations', key: '1', words: 'rail.operations', Icon: PanelsTopLeft, showsPast: true },
    Screen: OperationsScreen,
  },
  {
    ...{ id: 'coverage', key: '2', words: 'rail.coverage', Icon: Hexagon },
    Screen: lazy(() => import('./cover/CoverageScreen.tsx').then((module) => ({ default: module.CoverageScreen }))),
  },
  {
    ...{ id: 'admin', key: '9', words: 'rail.admin', Icon: Settings, roles: ['admin', 'supervisor'] },
    Screen: lazy(() => import('./admin/AdminScreen.tsx').then((module) => ({ default: module.AdminScreen }))),
  },
  {
    ...{ id: 'account', key: '0', words: 'rail.account', Icon: UserRound },
    Screen: lazy(() => import('./access/AccountScreen.tsx').then((module) => ({ default: module.AccountScreen }))),
  },
]
