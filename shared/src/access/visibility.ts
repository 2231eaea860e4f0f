import { ROLES, type Role } from './roles.ts'

/**
 * Who may see what, as a chain: each class sees what those before it see, and more (V1). What a class sees of a thing is
 * declared with the thing; a class is decided once, from a caller's roles, and everything is encoded once for each.
 */
export const VISIBILITY = ['public', 'field', 'agency', 'staff', 'finance', 'personal'] as const
export type Visibility = (typeof VISIBILITY)[number]

/** True where `mine` is the class `least` or one after it. */
export const seesAtLeast = (mine: Visibility, least: Visibility): boolean =>
  VISIBILITY.indexOf(mine) >= VISIBILITY.indexOf(least)

const CLASS_OF: Readonly<Record<Role, Visibility>> = {
  calltaker: 'personal',
  dispatcher: 'personal',
  supervisor: 'personal',
  auditor: 'personal',
  finance: 'finance',
  logistics: 'staff',
  alertauthor: 'staff',
  alertapprover: 'staff',
  admin: 'staff',
  feed: 'staff',
  liaison: 'agency',
  field: 'field',
}

/** The roles that see at least what this class does. */
export const rolesSeeing = (least: Visibility): readonly Role[] =>
  ROLES.filter((role) => seesAtLeast(CLASS_OF[role], least))

const classOf = (role: string): Visibility =>
  Object.entries(CLASS_OF).find(([known]) => known === role)?.[1] ?? 'public'

/** The class of an actor of these roles: the widest of theirs; `public` where no role is known. */
export const visibilityOf = (roles: readonly string[]): Visibility =>
  roles.map(classOf).reduce((widest, one) => (seesAtLeast(one, widest) ? one : widest), 'public')

/**
 * What each class sees of a thing: names of fields, of its record and of its events' data alike, so that what is hidden
 * in one is hidden in the other. `a.b` is part `b` of field `a`. What is not named is not seen: lists of `public`, `field`
 * and `agency` add to each other; `staff` sees everything but what is kept for `finance` or `personal`.
 */
export type Sees = {
  readonly public?: readonly string[]
  readonly field?: readonly string[]
  readonly agency?: readonly string[]
  readonly finance?: readonly string[]
  readonly personal?: readonly string[]
  /** Points of which the public sees some 100 m, not the house (V2). */
  readonly rounded?: readonly string[]
}
