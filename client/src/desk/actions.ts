import { useEffect, useRef, useSyncExternalStore } from 'react'
import { sayNow } from '../i18n/index.ts'
import { createAnnouncer } from '../live/announcer.ts'
import { refusedInPast } from '../live/commands.ts'

/**
 * Something a person can do here by key, button, palette or help sheet. `key` is written as tinykeys reads it (`d`,
 * `Shift+p`, `$mod+k`), `words` is the key of its name; `enabled` says whether it would do anything now. The part of its
 * id before the point is its group (`group.call`).
 */
export type Action = {
  readonly id: string
  readonly key?: string
  readonly words: string
  readonly run: () => void
  readonly enabled?: () => boolean
  /** The line of the command bar that does the same to what is selected: `T`, `V mine`. Every action has this or a key. */
  readonly typed?: string
  /** The command that it sends, or opens a form for; absent: it changes nothing in the city. */
  readonly command?: string
}

/** Declares an action; a function, so that its parts are checked where they are written. */
export const defineAction = (action: Action): Action => action

const known = new Map<string, Action>()
const changes = createAnnouncer()
let list: readonly Action[] = []

function changed(): void {
  list = [...known.values()]
  changes.announce()
}

/** Every action of what is on the screen now. */
export const getActions = (): readonly Action[] => list
export const subscribeActions = changes.subscribe
export const useActionList = (): readonly Action[] => useSyncExternalStore(subscribeActions, getActions)

/**
 * Offers actions while the caller is on the screen. Which ones (ids and keys) is fixed by the first render of each set;
 * what they run is always that of the latest render.
 */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions)
  latest.current = actions
  const set = actions.map(({ id, key, words, typed }) => `${id} ${key ?? ''} ${words} ${typed ?? ''}`).join('\n')
  useEffect(() => {
    const find = (id: string) => latest.current.find((action) => action.id === id)
    const offered =
      set === ''
        ? []
        : latest.current.map(({ id, key, words, typed, command }) => ({
            id,
            key,
            words,
            typed,
            command,
            run: () => find(id)?.run(),
            enabled: () => find(id)?.enabled?.() ?? true,
          }))
    for (const action of offered) known.set(action.id, action)
    changed()
    return () => {
      for (const action of offered) if (known.get(action.id) === action) known.delete(action.id)
      changed()
    }
  }, [set])
}

/** Runs an action by its id, where it is offered and would do something; true where it ran, or was refused with its reason. */
export function runAction(id: string): boolean {
  const action = known.get(id)
  if (!action) return false
  // Before anything is opened: a form that cannot be sent is no help.
  if (action.command !== undefined && refusedInPast(action.command, undefined, { text: sayNow(action.words) }))
    return true
  if (action.enabled?.() === false) return false
  action.run()
  return true
}
