import { useEffect, useSyncExternalStore } from 'react'
import { tinykeys } from 'tinykeys'
import { createAnnouncer } from '../live/announcer.ts'
import { pressedFor, useKeymap } from '../ui/keymap.ts'
import { type Action, runAction, useActionList } from './actions.ts'

const KEYS_KEY = 'muster.keys'
const changes = createAnnouncer()
const areOn = (): boolean => localStorage.getItem(KEYS_KEY) !== 'off'

/** Whether single keys act (WCAG 2.1.4: they can be switched off). Remembered on this machine. */
export const useKeysOn = (): boolean => useSyncExternalStore(changes.subscribe, areOn)

export function setKeysOn(on: boolean): void {
  localStorage.setItem(KEYS_KEY, on ? 'on' : 'off')
  changes.announce()
}

const isIn = (event: KeyboardEvent, selector: string): boolean =>
  event.target instanceof HTMLElement && event.target.closest(selector) !== null

/** What lies on top is closed first: the browser does it, unless the key is taken from it. */
const closesPopover = ({ key }: KeyboardEvent): boolean =>
  key === 'Escape' && document.querySelector(':popover-open') !== null

/** True where an input method is composing or a sheet is open: its keys are its own. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  event.isComposing || isIn(event, 'dialog[open]') || closesPopover(event)

/** True where a single key belongs to the field under the hand as well. */
const isTaken = (event: KeyboardEvent): boolean =>
  isElsewhere(event) ||
  (event.target instanceof HTMLElement && event.target.isContentEditable) ||
  isIn(event, 'input:not([type=checkbox]), textarea, select')

/** Shift changes what these keys are called, so it may be down or not. */
const bindingOf = (key: string): string => (/^[^A-Za-z0-9]$/.test(key) ? `[Shift]+${key}` : key)

type Keyed = Action & { readonly key: string }
const isKeyed = (action: Action): action is Keyed => action.key !== undefined
/** `Ctrl+K` writes nothing, so it acts in fields too, and is not what is switched off. */
const isChord = ({ key }: Keyed): boolean => key.startsWith('$mod+')

/** Binds the keys of these actions. Two parts of the screen may offer the same key: the first that would do something does. */
function bind(actions: readonly Keyed[], ignore: (event: KeyboardEvent) => boolean): () => void {
  const bound = [...Map.groupBy(actions, ({ key }) => pressedFor(key))].map(([pressed, all]) => {
    const press = (event: KeyboardEvent) => {
      if (all.some(({ id }) => runAction(id))) event.preventDefault()
    }
    return [bindingOf(pressed), press]
  })
  return tinykeys(window, Object.fromEntries(bound), { ignore })
}

/** Binds the keys of every offered action. Used once, by the frame. */
export function useKeys(): void {
  const actions = useActionList()
  const on = useKeysOn()
  const keymap = useKeymap()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keymap` says that what `pressedFor` answers has changed.
  useEffect(() => {
    const keyed = actions.filter(isKeyed)
    // Help stays reachable when keys are off, so that they can be switched on again.
    const single = keyed.filter((action) => !isChord(action) && (on || action.id === 'help'))
    const unbindSingle = bind(single, isTaken)
    const unbindChords = bind(keyed.filter(isChord), isElsewhere)
    return () => {
      unbindSingle()
      unbindChords()
    }
  }, [actions, on, keymap])
}
