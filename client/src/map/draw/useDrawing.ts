import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { getCity } from '../../live/city.ts'
import type { MapEngine } from '../engine/mapEngine.ts'
import type { Pixel } from '../picture/view.ts'
import { begun, closingIn, type Draft, type Purpose, SHAPES, type Shape, withPoint } from './draft.ts'

const placeOf = (incidentId: string | undefined): LngLat | undefined => {
  const point = incidentId === undefined ? undefined : getCity().find('incident', incidentId)?.place.point
  return point && [point.coordinates[0], point.coordinates[1]]
}

/** The drawing on this map, and what begins, moves and ends it. */
export function useDrawing(engine: RefObject<MapEngine | undefined>, incidentId: string | undefined) {
  const [draft, setDraft] = useState<Draft>()
  const begin = useCallback(
    (purpose: Purpose, shape: Shape = SHAPES[purpose][0] ?? 'line') => {
      const around = placeOf(incidentId)
      const cursor = engine.current?.center()
      if (cursor) setDraft(begun(purpose, shape, cursor, around))
    },
    [engine, incidentId],
  )
  // Another call was selected: what was being drawn for the former one is not put on this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `incidentId` is what it is about.
  useEffect(
    () => setDraft((now) => (now === undefined || now.purpose === 'measure' || closingIn(now) ? now : undefined)),
    [incidentId],
  )
  return {
    draft,
    setDraft,
    begin,
    end: useCallback(() => setDraft(undefined), []),
    point: useCallback((cursor: LngLat) => setDraft((now) => now && withPoint({ ...now, cursor })), []),
    hover: useCallback((cursor: LngLat) => setDraft((now) => now && { ...now, cursor }), []),
    /** Moves the crosshair by pixels, and the map where it would leave it. */
    nudge(pixels: Pixel): void {
      const cursor = draft && engine.current?.shifted(draft.cursor, pixels)
      if (draft && cursor) setDraft({ ...draft, cursor })
    },
  }
}
