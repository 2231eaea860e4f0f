import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  const names = ['online', 'offline'] as const
  for (const name of names) window.addEventListener(name, listener)
  return () => {
    for (const name of names) window.removeEventListener(name, listener)
  }
}

/** Whether the browser itself says that this machine has a network. It tells why a hub is silent, never that one is there. */
export const useHasNetwork = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
