/** Something that can be listened to. */
export type Announcer = { readonly subscribe: (listener: () => void) => () => void; readonly announce: () => void }

/** Tells every listener at once. */
export function createAnnouncer(): Announcer {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce() {
      for (const listener of [...listeners]) listener()
    },
  }
}

/** Tells listeners at most once a frame, however often it is announced; in a hidden window four times a second. */
export function createFrameAnnouncer(): Announcer {
  const { subscribe, announce } = createAnnouncer()
  let due = false
  const tell = () => {
    due = false
    announce()
  }
  return {
    subscribe,
    announce() {
      if (due) return
      due = true
      if (document.hidden) setTimeout(tell, 250)
      else requestAnimationFrame(tell)
    },
  }
}
