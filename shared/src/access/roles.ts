/** Every role a person or key can have (RELIABILITY 3). Denied by default: a command names the roles that may send it. */
export const ROLES = [
  'calltaker',
  'dispatcher',
  'supervisor',
  'alertauthor',
  'alertapprover',
  'logistics',
  'finance',
  'liaison',
  'field',
  'auditor',
  'admin',
  'feed',
] as const
export type Role = (typeof ROLES)[number]

/** Roles at the dispatch desk. */
export const DESK: readonly Role[] = ['dispatcher', 'supervisor']

/** True where an actor of these roles may do what only `allowed` roles may. */
export const mayDo = (roles: readonly string[], allowed: readonly string[]): boolean =>
  roles.some((role) => allowed.includes(role))
