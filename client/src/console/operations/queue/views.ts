import { VIEWS, type View } from '@muster/shared/commandline/order.ts'
import type { Group } from './groups.ts'

const GROUPS_OF: Readonly<Partial<Record<View, readonly Group[]>>> = {
  pending: ['waiting'],
  active: ['active'],
  closed: ['closed'],
}

/**
 * The groups of calls in a view. Available is about units: it shows the whole board of them, and leaves the calls as they
 * are.
 */
export const groupsOf = (view: View): readonly Group[] => GROUPS_OF[view] ?? ['waiting', 'active', 'closed']

/** The view after this one, or before it. */
export const viewBeside = (view: View, step: 1 | -1): View =>
  VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length] ?? 'all'
