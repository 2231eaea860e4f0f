import type { Action } from './actions.ts'

/** Actions that are listed once: several keys may do the same. */
export type Named = { readonly words: string; readonly actions: readonly Action[] }

/** What an action is about: its id up to the point; what has none is about the console itself. */
export const groupOf = ({ id }: Pick<Action, 'id'>): string =>
  id.includes('.') ? id.slice(0, id.indexOf('.')) : 'screen'

/** Actions of one name together, in the order in which they came on the screen. */
export const namedActions = (actions: readonly Action[]): readonly Named[] =>
  [...Map.groupBy(actions, ({ words }) => words)].map(([words, all]) => ({ words, actions: all }))

/** The different keys of a list of actions, as they are declared. */
export const keysOf = (actions: readonly Action[]): readonly string[] => [
  ...new Set(actions.flatMap(({ key }) => key ?? [])),
]
