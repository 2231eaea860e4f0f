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

/** The view after this one; behind the last the first. */
export const viewAfter = (view: View): View => VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? 'all'
