import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { askHub } from '../../live/hub.ts'
import { createMapEngine, type MapEngine, type MapEvents, type MapSettings } from '../engine/mapEngine.ts'
import type { CityInfo, Start } from '../engine/openMap.ts'
import { EMPTY_OVERVIEW, type Overview } from '../picture/overview.ts'

/** A hub that is not there yet is asked again after this long, ms. */
const AGAIN_MS = 3000

/**
 * Opens the map in `pane` as soon as the hub has said which city it is, keeps it told of `settings`, and closes it with the
 * component. `start` is where it looks first.
 */
export function useEngine(
  pane: RefObject<HTMLDivElement | null>,
  start: Start | undefined,
  settings: MapSettings,
  events: MapEvents & { readonly onFail: () => void },
): { readonly engine: MapEngine | undefined; readonly city: CityInfo | undefined } {
  const [city, setCity] = useState<CityInfo>()
  const [engine, setEngine] = useState<MapEngine>()
  // The engine outlives renders: it calls what the latest render gave.
  const latest = useRef({ start, settings, events })
  latest.current = { start, settings, events }

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      const reply = await askHub<CityInfo>('city')
      if (isGone) return
      if (reply.ok) setCity(reply.body)
      else timer = setTimeout(ask, AGAIN_MS)
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [])

  useEffect(() => {
    if (city === undefined || pane.current === null) return
    const home = { lng: city.center[0], lat: city.center[1], zoom: city.zoom }
    let opened: MapEngine | undefined
    try {
      opened = createMapEngine(pane.current, city, latest.current.start ?? home, latest.current.settings, {
        onPick: (pick) => latest.current.events.onPick(pick),
        onMoved: (view) => latest.current.events.onMoved(view),
        onPoint: (place) => latest.current.events.onPoint(place),
        onHover: (place) => latest.current.events.onHover(place),
        onFollow: (unitId) => latest.current.events.onFollow(unitId),
        onLost: () => latest.current.events.onLost(),
      })
    } catch {
      latest.current.events.onFail()
    }
    setEngine(opened)
    return () => {
      setEngine(undefined)
      opened?.stop()
    }
  }, [city, pane])

  return { engine, city }
}

const never = () => () => undefined

/** What the page around the map has to know; renders when that changes, not when units move. */
export const useOverview = (engine: MapEngine | undefined): Overview =>
  useSyncExternalStore(engine?.subscribeOverview ?? never, engine?.overview ?? (() => EMPTY_OVERVIEW))
