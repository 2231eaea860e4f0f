import { useSyncExternalStore } from 'react'
import { alike } from '../live/alike.ts'
import { createAnnouncer } from '../live/announcer.ts'
import { WORLD } from '../live/world.ts'
import type { PaneId } from './panes.ts'
import { getPlace, go, subscribePlace } from './place.ts'
import { messageOf, type WindowMessage } from './windowMessage.ts'

/** A window that is renewed says that it goes and, sooner than this, that it is there again, ms. */
const RENEWED_WITHIN_MS = 1500

const changes = createAnnouncer()
let out: ReadonlySet<PaneId> = new Set()

function setOut(pane: PaneId, isOut: boolean): void {
  if (out.has(pane) === isOut) return
  out = new Set(isOut ? [...out, pane] : [...out].filter((one) => one !== pane))
  changes.announce()
}

/** Panes that have a window of their own, as far as this one has heard. */
export const usePanesOut = (): ReadonlySet<PaneId> => useSyncExternalStore(changes.subscribe, () => out)

const momentNow = () => ({ at: getPlace().at, speed: getPlace().speed })
const selectionNow = () => ({ incident: getPlace().incident, unit: getPlace().unit })

/**
 * Shares the selection, and a desk its moment with its panes, with the other windows of this browser that look at the same world, and no other (V4: what is
 * selected in a drill is nothing to the live desk). `onGone`: a pane's own window was closed. Answers with the way to stop.
 */
export function joinWindows(onGone: (pane: PaneId) => void): () => void {
  const channel = new BroadcastChannel(`muster.${WORLD}`)
  const tell = (message: WindowMessage) => channel.postMessage(message)
  const own = getPlace().pane
  const leaving = new Map<PaneId, ReturnType<typeof setTimeout>>()
  let shared = selectionNow()
  let sharedMoment = momentNow()

  function heard(message: WindowMessage): void {
    if (message.kind === 'who') {
      if (own) tell({ kind: 'pane', pane: own, isOpen: true })
    } else if (message.kind === 'selection') {
      shared = { incident: message.incident, unit: message.unit }
      go(shared, { replace: true })
    } else if (message.kind === 'moment') {
      // A second desk of this browser stays where it is: a live one is not taken away by looking back in another.
      if (!own && !message.by) return
      sharedMoment = { at: message.at, speed: message.speed }
      go(sharedMoment, { replace: true })
    } else if (message.isOpen) {
      clearTimeout(leaving.get(message.pane))
      setOut(message.pane, true)
    } else {
      const { pane } = message
      clearTimeout(leaving.get(pane))
      leaving.set(
        pane,
        setTimeout(() => {
          setOut(pane, false)
          onGone(pane)
        }, RENEWED_WITHIN_MS),
      )
    }
  }
  channel.onmessage = ({ data }) => {
    const message = messageOf(data)
    if (message) heard(message)
  }
  const stop = subscribePlace(() => {
    const now = selectionNow()
    if (!alike(now, shared)) {
      shared = now
      tell({ kind: 'selection', ...now })
    }
    const moment = momentNow()
    if (alike(moment, sharedMoment)) return
    sharedMoment = moment
    tell({ kind: 'moment', ...moment, by: own })
  })
  const leave = () => own && tell({ kind: 'pane', pane: own, isOpen: false })
  // A page that comes back from the browser's memory is there again.
  const comeBack = () => own && tell({ kind: 'pane', pane: own, isOpen: true })
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  tell(own ? { kind: 'pane', pane: own, isOpen: true } : { kind: 'who' })
  return () => {
    leave()
    stop()
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', comeBack)
    for (const timer of leaving.values()) clearTimeout(timer)
    channel.close()
  }
}
