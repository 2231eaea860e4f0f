import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { closedRoads } from '../../desk/closedRoads.ts'
import { getConfirmedCity } from '../../live/city.ts'
import { cityNow, liveNow } from '../../live/clock.ts'
import { getPast } from '../../live/shown.ts'
import { tracks } from '../../live/tracks.ts'
import { basemapStyle } from '../basemap/style.ts'
import { coloursOf, scaleOf } from '../colours.ts'
import type { Box } from '../picture/crowd.ts'
import { journeysOf } from '../picture/journeys.ts'
import type { Pick as Picked } from '../picture/mark.ts'
import type { Overview } from '../picture/overview.ts'
import type { Picture } from '../picture/picture.ts'
import { PLATES_FROM } from '../picture/unitsInView.ts'
import { type Pixel, projectorOf } from '../picture/view.ts'
import { samePick, walkTo } from '../picture/walk.ts'
import { bringIntoView, fitTo, goClose, goNearer } from './camera.ts'
import { createCityWatch } from './cityWatch.ts'
import { createComposer } from './composer.ts'
import { type CityInfo, openMap, pixelRatioOf, type Start } from './openMap.ts'
import { createSpritePainter } from './spritePainter.ts'
import { createTrailWatch } from './trailWatch.ts'
import { createWayWatch } from './wayWatch.ts'

/** What the page tells the map. */
export type MapSettings = Pick<
  Picture,
  | 'selectedIncidentId'
  | 'selectedUnitId'
  | 'proposals'
  | 'cover'
  | 'previewPoint'
  | 'previewLine'
  | 'districts'
  | 'draft'
  | 'isLive'
  | 'lang'
  | 'on'
> & {
  readonly theme: string
  /** What stands on the map and hides it: buttons, legend; CSS px. */
  readonly obstacles: readonly Box[]
}

export type MapEngine = {
  readonly set: (settings: MapSettings) => void
  readonly overview: () => Overview
  readonly subscribeOverview: (listener: () => void) => () => void
  /** The mark under a pixel of the pane, the topmost first. */
  readonly pickAt: (x: number, y: number) => Picked | undefined
  /** What one step from `from` in a direction leads to, as things lie on the pane now. */
  readonly walk: (from: Picked | undefined, way: Pixel) => Picked | undefined
  /** Rings what the keyboard has walked to; nothing: no ring. */
  readonly ring: (pick: Picked | undefined) => void
  /** Keeps a unit in the middle until the map is moved by hand or told to look elsewhere; nothing: ends it. */
  readonly follow: (unitId: string | undefined) => void
  /** Where an incident, unit or station is now; undefined where nobody knows. */
  readonly placeOf: (pick: Picked) => LngLat | undefined
  /** What the map shows now. */
  readonly view: () => Start
  /** The middle of the map. */
  readonly center: () => LngLat
  /** The place that lies so many pixels from another, brought into view. */
  readonly shifted: (from: LngLat, pixels: Pixel) => LngLat
  readonly zoomBy: (steps: number) => void
  readonly panBy: (pixels: Pixel) => void
  /** Goes where the address bar says, at once. */
  readonly look: (view: Start) => void
  /** Brings an incident or unit into view, where it is not already. */
  readonly bring: (pick: Picked) => void
  readonly close: (pick: Picked) => void
  /** Goes nearer to where a count stands, until its incidents can be told apart. */
  readonly openCluster: (pick: Picked) => void
  /** Shows all open incidents. */
  readonly refit: () => void
  readonly stop: () => void
}

export type MapEvents = {
  readonly onPick: (pick: Picked) => void
  /** The reader, or the map itself, has moved to here. */
  readonly onMoved: (view: Start) => void
  /** The map follows this unit from now on, or none any more. */
  readonly onFollow: (unitId: string | undefined) => void
  /** While something is drawn: a click at this place, or the mouse over it. */
  readonly onPoint: (place: LngLat) => void
  readonly onHover: (place: LngLat) => void
  readonly onLost: () => void
}

const NO_WAYS: ReturnType<ReturnType<typeof createWayWatch>['ways']> = new Map()
/** Less than this cannot be seen and is not drawn, px. */
const SEEN_PX = 0.4
/** The address bar rounds: closer than this is the same view. */
const SAME_DEG = 2e-5
const SAME_ZOOM = 0.01

/** The picture is hidden from screen readers and takes no focus, deck's canvas neither: the list of features stands for it. */
function refuseFocus(container: HTMLElement): void {
  for (const part of container.querySelectorAll('[tabindex="0"]')) part.setAttribute('tabindex', '-1')
}

/**
 * Runs the map outside React: MapLibre draws the ground, deck the layers of `index.ts`. Draws at most once an animation
 * frame, and only when something changed or moved far enough to be seen.
 */
export function createMapEngine(
  container: HTMLElement,
  city: CityInfo,
  start: Start,
  first: MapSettings,
  events: MapEvents,
): MapEngine {
  let settings = first
  let colours = coloursOf(container)
  let scale = scaleOf(container)
  const map = openMap(container, city, start, colours)
  const painter = createSpritePainter(pixelRatioOf(container), scale)
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    onDeviceInitialized: (device) => {
      // The graphics card answers later: the reader may have left by then.
      if (isStopped) return
      painter.start(device)
      draw()
    },
    onLoad: () => refuseFocus(container),
  })
  map.addControl(overlay)

  const composer = createComposer(painter)
  let walkedTo: Picked | undefined
  let followed: string | undefined
  let isDirty = true
  let frame: number | undefined
  let isStopped = false
  const wayWatch = createWayWatch(draw)
  const trailWatch = createTrailWatch(draw)
  const watch = createCityWatch({ onChange: draw, onMotion: wakeByTracks, onTick: tick })
  trailWatch.follow(settings.selectedUnitId)

  function wake(): void {
    if (!isStopped) frame ??= requestAnimationFrame(paint)
  }
  function wakeByTracks(): void {
    trailWatch.note()
    wake()
  }
  /** Plates carry ages and arrival times, proposals too: those are read by the second. Dots are not. */
  function tick(): void {
    if (map.getZoom() >= PLATES_FROM || settings.selectedUnitId !== undefined) draw()
  }
  function draw(): void {
    isDirty = true
    wake()
  }

  function paint(): void {
    frame = undefined
    const stillMoving = watch.motion.step(performance.now())
    keepInMiddle()
    const picture = pictureNow()
    if (isDirty || watch.motion.movedDeg() * picture.projector.pxPerDeg > SEEN_PX) {
      wayWatch.want(
        settings.on.has('ways') && !getPast() ? journeysOf(picture) : [],
        closedRoads(getConfirmedCity(), liveNow()),
      )
      const moved = isDirty ? undefined : composer.move(picture)
      isDirty = false
      watch.motion.drawn()
      overlay.setProps({ layers: [...(moved ?? composer.compose(picture, obstaclesNow(), walkedTo))] })
    }
    if (stillMoving) wake()
  }

  /** Where the followed unit is shown, which lags a little behind its fix. */
  function keepInMiddle(): void {
    if (followed === undefined) return
    const track = tracks.indexOf(followed)
    const shown = watch.motion.shown()
    const home = track < 0 ? placeOf({ kind: 'unit', id: followed }) : undefined
    const [lng, lat] = home ?? [shown[2 * track], shown[2 * track + 1]]
    if (lng === undefined || lat === undefined) return
    const { x, y } = map.project([lng, lat])
    const off = Math.hypot(x - container.clientWidth / 2, y - container.clientHeight / 2)
    if (off > SEEN_PX) map.jumpTo({ center: [lng, lat] })
  }

  function follow(unitId: string | undefined): void {
    if (unitId === followed) return
    followed = unitId
    events.onFollow(unitId)
    if (unitId === undefined) tellMoved()
    else draw()
  }

  function tellMoved(): void {
    // While a unit is followed the address bar rests: a frame of tracks must render nothing.
    if (followed !== undefined) return
    const { lng, lat } = map.getCenter()
    events.onMoved({ lng, lat, zoom: map.getZoom() })
  }

  const obstaclesNow = (): readonly Box[] =>
    settings.obstacles.map(({ left, top, right, bottom }) => ({
      left: left / scale,
      top: top / scale,
      right: right / scale,
      bottom: bottom / scale,
    }))

  const pickAt = (x: number, y: number): Picked | undefined => composer.pickAt(x / scale, y / scale)

  function pictureNow(): Picture {
    const { lng, lat } = map.getCenter()
    const view = {
      center: [lng, lat] as const,
      // In pixels of the map's own, of which a wall has fewer and larger ones.
      zoom: map.getZoom() - Math.log2(scale),
      width: container.clientWidth / scale,
      height: container.clientHeight / scale,
    }
    return {
      ...settings,
      view,
      projector: projectorOf(view),
      scene: watch.scene(),
      fleet: watch.fleet(),
      shown: watch.motion.shown(),
      headingDeg: tracks.headingDeg,
      fixedAtMs: tracks.atMs,
      nowMs: cityNow(),
      // The hub tells ways from where units are now.
      ways: getPast() ? NO_WAYS : wayWatch.ways(),
      trail: trailWatch.trail(),
      colours,
    }
  }

  function placeOf({ kind, id }: Picked): LngLat | undefined {
    if (kind === 'incident') return watch.scene().incidents.find((incident) => incident.id === id)?.lngLat
    if (kind === 'cluster') return composer.placed().find(({ pick }) => pick?.kind === kind && pick.id === id)?.lngLat
    if (kind === 'outline') return watch.scene().outlines.find((outline) => outline.id === id)?.lngLat
    if (kind === 'closure') return watch.scene().closures.find((closure) => closure.id === id)?.lngLat
    if (kind === 'station') return watch.scene().stations.find((station) => station.id === id)?.lngLat
    const track = tracks.indexOf(id)
    const [lng, lat] = [tracks.lngLat[2 * track], tracks.lngLat[2 * track + 1]]
    return track < 0 || lng === undefined || lat === undefined
      ? watch.scene().units.find((unit) => unit.id === id)?.home
      : [lng, lat]
  }

  map.on('move', draw)
  map.on('resize', draw)
  map.on('moveend', tellMoved)
  for (const hand of ['dragstart', 'wheel', 'touchmove'] as const) map.on(hand, () => follow(undefined))
  map.on('click', ({ point, lngLat: { lng, lat } }) => {
    if (settings.draft) return events.onPoint([lng, lat])
    const pick = pickAt(point.x, point.y)
    if (pick) events.onPick(pick)
  })
  map.on('mousemove', ({ point, lngLat: { lng, lat } }) => {
    if (settings.draft) {
      map.getCanvas().style.cursor = 'crosshair'
      return events.onHover([lng, lat])
    }
    map.getCanvas().style.cursor = pickAt(point.x, point.y) ? 'pointer' : ''
  })
  map.on('webglcontextlost', events.onLost)
  const redrawLetters = () => {
    painter.forget(scale)
    draw()
  }
  document.fonts.addEventListener('loadingdone', redrawLetters)

  return {
    set(next) {
      const isRepainted = next.theme !== settings.theme || next.on.has('streets') !== settings.on.has('streets')
      settings = next
      // Two quick clicks are two points.
      map.doubleClickZoom[next.draft ? 'disable' : 'enable']()
      trailWatch.follow(next.selectedUnitId)
      if (isRepainted) {
        colours = coloursOf(container)
        scale = scaleOf(container)
        map.setStyle(basemapStyle(colours, next.on.has('streets')))
        painter.forget(scale)
      }
      draw()
    },
    overview: composer.overview,
    subscribeOverview: composer.subscribe,
    pickAt,
    placeOf,
    walk(from, way) {
      const spots = new Map(
        composer
          .placed()
          .flatMap(({ pick, at, offset }): [string, Pixel][] =>
            pick ? [[`${pick.kind}:${pick.id}`, [at[0] + offset[0], at[1] + offset[1]]]] : [],
          ),
      )
      const stops = composer.overview().features.flatMap(({ pick }) => {
        const at = spots.get(`${pick.kind}:${pick.id}`)
        return at ? [{ pick, at }] : []
      })
      return walkTo(stops, from, way)
    },
    ring(pick) {
      if (samePick(pick, walkedTo)) return
      walkedTo = pick
      draw()
    },
    follow,
    panBy([x, y]) {
      follow(undefined)
      map.panBy([x, y], { duration: 0 })
    },
    look({ lng, lat, zoom }) {
      const there = map.getCenter()
      const isThere = Math.abs(there.lng - lng) < SAME_DEG && Math.abs(there.lat - lat) < SAME_DEG
      if (!isThere || Math.abs(map.getZoom() - zoom) > SAME_ZOOM) {
        follow(undefined)
        map.jumpTo({ center: [lng, lat], zoom })
      }
    },
    view() {
      const { lng, lat } = map.getCenter()
      return { lng, lat, zoom: map.getZoom() }
    },
    center() {
      const { lng, lat } = map.getCenter()
      return [lng, lat]
    },
    shifted([lng, lat], [dx, dy]) {
      const { x, y } = map.project([lng, lat])
      const there = map.unproject([x + dx, y + dy])
      follow(undefined)
      bringIntoView(map, [there.lng, there.lat], settings.obstacles)
      return [there.lng, there.lat]
    },
    zoomBy: (steps) => map.zoomTo(map.getZoom() + steps, { duration: 0 }),
    bring(pick) {
      const place = placeOf(pick)
      if (pick.id !== followed) follow(undefined)
      if (place && followed === undefined) bringIntoView(map, place, settings.obstacles)
    },
    openCluster(pick) {
      const place = placeOf(pick)
      follow(undefined)
      if (place) goNearer(map, place)
    },
    close(pick) {
      const place = placeOf(pick)
      follow(undefined)
      if (place) goClose(map, place)
    },
    refit() {
      follow(undefined)
      fitTo(
        map,
        watch
          .scene()
          .incidents.filter(({ tone }) => tone !== 'closed')
          .map(({ lngLat }) => lngLat),
        city,
      )
    },
    stop() {
      isStopped = true
      if (frame !== undefined) cancelAnimationFrame(frame)
      document.fonts.removeEventListener('loadingdone', redrawLetters)
      watch.stop()
      wayWatch.stop()
      map.remove()
    },
  }
}
