import { useEffect, useSyncExternalStore } from 'react'
import { tinykeys } from 'tinykeys'
import { createAnnouncer } from '../live/announcer.ts'
import { runAction, useActionList } from './actions.ts'

const KEYS_KEY = 'muster.keys'
const changes = createAnnouncer()
const areOn = (): boolean => localStorage.getItem(KEYS_KEY) !== 'off'

/** Whether single keys act (WCAG 2.1.4: they can be switched off). Remembered on this machine. */
export const useKeysOn = (): boolean => useSyncExternalStore(changes.subscribe, areOn)

export function setKeysOn(on: boolean): void {
  localStorage.setItem(KEYS_KEY, on ? 'on' : 'off')
  changes.announce()
}

/** True where a key belongs to the field under the hand, to an input method that is composing, or to an open sheet. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  (event.target instanceof HTMLElement &&
    (event.target.isContentEditable ||
      event.target.closest('input:not([type=checkbox]), textarea, select, dialog[open]') !== null))

/** Shift changes what these keys are called, so it may be down or not. */
const bindingOf = (key: string): string => (/^[^A-Za-z0-9+]$/.test(key) ? `[Shift]+${key}` : key)

/** Binds the keys of every offered action. Used once, by the frame. */
export function useKeys(): void {
  const actions = useActionList()
  const on = useKeysOn()
  useEffect(() => {
    // Help stays reachable when keys are off, so that they can be switched on again.
    const keyed = actions.filter(({ id, key }) => key !== undefined && (on || id === 'help'))
    const keys = new Set(keyed.map(({ key = '' }) => key))
    // Two parts of the screen may offer the same key; it does the first that would do something now.
    const bound = [...keys].map((key) => {
      const press = (event: KeyboardEvent) => {
        if (keyed.some((action) => action.key === key && runAction(action.id))) event.preventDefault()
      }
      return [bindingOf(key), press]
    })
    return tinykeys(window, Object.fromEntries(bound), { ignore: isTaken })
  }, [actions, on])
}
