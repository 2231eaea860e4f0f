/** Every role a person or key can have. Denied by default: a command names the roles that may send it. */
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

/** Roles that reach only the things of their own agency. */
export const BOUND: readonly Role[] = ['liaison', 'field']

/** True where an actor may do what `allowed` roles may, but only by roles that are bound to an agency. */
export function isBound(roles: readonly string[], allowed: readonly string[]): boolean {
  const used = roles.filter((role) => allowed.includes(role))
  return used.length > 0 && used.every((role) => BOUND.some((bound) => bound === role))
}
