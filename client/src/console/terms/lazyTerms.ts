import { type ComponentType, lazy } from 'react'

/** The page shows itself first; while the hub is silent it is tried again, ms. */
const AFTER_MS = 1500
const AGAIN_MS = 30_000

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

function lazily<Name extends string>(name: Name, fetch: () => Promise<Readonly<Record<Name, ComponentType>>>) {
  const fetched = (): Promise<{ default: ComponentType }> =>
    fetch().then(
      (module) => ({ default: module[name] }),
      () => after(AGAIN_MS).then(fetched),
    )
  return lazy(() => after(AFTER_MS).then(fetched))
}

/** The meaning of the terms on the screen, fetched when nothing waits for it: the sheet with its key, and what the pointer is told. */
export const Terms = lazily('Terms', () => import('./Terms.tsx'))

/** What the pointer is told, for a page that takes no keys. */
export const TermHint = lazily('TermHint', () => import('./TermHint.tsx'))
