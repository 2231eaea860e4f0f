import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../live/announcer.ts'

/** Where a reader's own keys are kept: on this machine, because they go with its keyboard. */
const KEYMAP_KEY = 'muster.keymap'

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
  Escape: 'Esc',
  Delete: 'Del',
  Space: '␣',
  $mod: /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl',
}

const changes = createAnnouncer()

type Keymap = ReadonlyMap<string, string>

/** What was kept by an older version, or by hand, may be anything. */
function read(): Keymap {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEYMAP_KEY) ?? '{}')
    return new Map(Object.entries(kept ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  } catch {
    return new Map()
  }
}

let keymap = read()

/** Declared key → the key that this reader presses for it. */
export const useKeymap = (): Keymap => useSyncExternalStore(changes.subscribe, () => keymap)

/** The key to press for what is declared under `key`. */
export const pressedFor = (key: string): string => keymap.get(key) ?? key

/** From now on `pressed` does here what is declared under `key`; its own key gives it back. */
export function remap(key: string, pressed: string): void {
  const others = [...keymap].filter(([other]) => other !== key)
  keymap = new Map(pressed === key ? others : [...others, [key, pressed]])
  if (keymap.size === 0) localStorage.removeItem(KEYMAP_KEY)
  else localStorage.setItem(KEYMAP_KEY, JSON.stringify(Object.fromEntries(keymap)))
  changes.announce()
}

/** Every key does again what is declared under it. */
export function resetKeymap(): void {
  for (const key of keymap.keys()) remap(key, key)
}

/** True for the keys that may be moved: a letter or sign, with Shift or without. Digits are screens and radio statuses, the others steer. */
export const isMovable = (key: string): boolean => /^(?:Shift\+)?[^\d\s]$/u.test(key)

/** A key as it is printed on the keyboard: `Shift+p` → `Shift P`. */
export const printedKey = (key: string): string =>
  key
    .split(/(?<=.)\+/)
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')

/** What stands on a button whose declared key is printed `text`: the reader's own key for it. */
export const printedFor = (text: string): string => {
  const key = /^Shift .$/.test(text) ? `Shift+${text.slice(-1).toLowerCase()}` : text.toLowerCase()
  return isMovable(key) ? printedKey(pressedFor(key)) : text
}
