import { VIEWS, type View } from '@muster/shared/commandline/order.ts'
import { useSyncExternalStore } from 'react'
import { type Lang, setLang } from '../i18n/index.ts'
import { getLang } from '../i18n/lang.ts'
import { createAnnouncer } from '../live/announcer.ts'
import { getTheme, keepTheme, type Theme, themeOf } from '../ui/theme.ts'
import { type PaneId, paneOf } from './panes.ts'
import { SPANS_H, SPEEDS, type SpanH, type Speed } from './speeds.ts'

/** Where the map looks: the centre in degrees, and the zoom. */
export type MapView = { readonly lng: number; readonly lat: number; readonly zoom: number }

/** What the address bar says: screen, selection, filter, layers, map, language, theme. Ids are those of the city. */
export type Place = {
  /** The screen shown, by its id in console/index.ts; none named: the first. */
  readonly screen?: string
  /** The part of that screen, where it has several. */
  readonly section?: string
  /** The one pane that this window is for; without it the window shows the whole screen. */
  readonly pane?: PaneId
  /** Panes that are not shown here. */
  readonly hidden: readonly PaneId[]
  readonly incident?: string
  readonly unit?: string
  /** Which cover is drawn, where it is not that of now. */
  readonly cover?: 'after' | 'without'
  /** What the coverage screen shows in place of its map, as that reads it, and whether as a table. */
  readonly plot?: string
  readonly isTable?: boolean
  /** What the city is thought to be instead, as the coverage screen reads it. */
  readonly whatIf?: string
  readonly filter: View
  /** Battalions whose calls the queue shows; none named: those that the reader works; `all`: all. */
  readonly battalions: readonly string[]
  /** What the calls and units shown have somewhere in them. */
  readonly find?: string
  /** Incident complexes whose calls the queue folds into one line each. */
  readonly folded: readonly string[]
  /** The column that the queue is sorted by, `-` before it from its end; none named: as calls are urgent. */
  readonly sort?: string
  /** Layers that were switched away from what the map shows by itself. */
  readonly layers: readonly string[]
  readonly view?: MapView
  /** Whether the list of alarms is open. */
  readonly alarms?: boolean
  /** The closed road that is looked at in their list; `all`: the list alone. */
  readonly closure?: string
  /** The reader has switched the map off. */
  readonly mapIsOff: boolean
  readonly lang: Lang
  readonly theme: Theme
  /** The past moment that is looked at: a time (RFC 3339) or the number of an entry; none: now. */
  readonly at?: string
  /** How fast it is played from there; none: it stands still. */
  readonly speed?: Speed
  readonly spanH: SpanH
}

function viewOf(text: string | null): MapView | undefined {
  const [lng, lat, zoom] = (text ?? '').split(',').map(Number)
  if (lng === undefined || lat === undefined || zoom === undefined) return undefined
  return [lng, lat, zoom].every(Number.isFinite) ? { lng, lat, zoom } : undefined
}

const COVERS = ['after', 'without'] as const

/** The word for a choice of all battalions: without it a desk sees those that it works. */
export const ALL_BATTALIONS = 'all'

const viewNamed = (text: string | null): View => VIEWS.find((view) => view === text) ?? 'all'

const namesOf = (text: string | null): readonly string[] => (text ?? '').split(',').filter((name) => name !== '')

function read(): Place {
  const asked = new URLSearchParams(location.search)
  return {
    screen: asked.get('screen') ?? undefined,
    section: asked.get('section') ?? undefined,
    pane: paneOf(asked.get('pane')),
    hidden: namesOf(asked.get('hidden')).flatMap((name) => paneOf(name) ?? []),
    incident: asked.get('incident') ?? undefined,
    unit: asked.get('unit') ?? undefined,
    cover: COVERS.find((cover) => asked.get('cover') === cover),
    plot: asked.get('plot') ?? undefined,
    isTable: asked.get('as') === 'table' || undefined,
    whatIf: asked.get('whatif') ?? undefined,
    filter: viewNamed(asked.get('filter')),
    battalions: namesOf(asked.get('battalions')),
    find: asked.get('find') ?? undefined,
    folded: namesOf(asked.get('folded')),
    sort: asked.get('sort') ?? undefined,
    layers: namesOf(asked.get('layers')),
    view: viewOf(asked.get('view')),
    alarms: asked.get('alarms') === 'open' || undefined,
    closure: asked.get('closure') ?? undefined,
    mapIsOff: asked.get('map') === 'off',
    lang: getLang(),
    theme: getTheme(),
    at: asked.get('at') ?? undefined,
    speed: SPEEDS.find((speed) => asked.get('speed') === `${speed}`),
    spanH: SPANS_H.find((hours) => asked.get('span') === `${hours}`) ?? SPANS_H[0],
  }
}

/** The place as the address bar writes it. */
export function searchOf(place: Place): string {
  const {
    screen,
    section,
    pane,
    hidden,
    incident,
    unit,
    cover,
    plot,
    isTable,
    whatIf,
    filter,
    battalions,
    find,
    folded,
    sort,
    layers,
    view,
    mapIsOff,
    closure,
    alarms,
    lang,
    theme,
    at,
    speed,
    spanH,
  } = place
  const parts = new URLSearchParams()
  if (screen) parts.set('screen', screen)
  if (section) parts.set('section', section)
  if (pane) parts.set('pane', pane)
  if (hidden.length > 0) parts.set('hidden', hidden.join(','))
  if (incident) parts.set('incident', incident)
  if (unit) parts.set('unit', unit)
  if (cover) parts.set('cover', cover)
  if (plot) parts.set('plot', plot)
  if (isTable) parts.set('as', 'table')
  if (whatIf) parts.set('whatif', whatIf)
  if (filter !== 'all') parts.set('filter', filter)
  if (battalions.length > 0) parts.set('battalions', battalions.join(','))
  if (find) parts.set('find', find)
  if (folded.length > 0) parts.set('folded', folded.join(','))
  if (sort) parts.set('sort', sort)
  if (layers.length > 0) parts.set('layers', layers.join(','))
  if (view) parts.set('view', `${view.lng.toFixed(5)},${view.lat.toFixed(5)},${view.zoom.toFixed(2)}`)
  if (alarms) parts.set('alarms', 'open')
  if (closure) parts.set('closure', closure)
  if (mapIsOff) parts.set('map', 'off')
  if (at) parts.set('at', at)
  if (speed) parts.set('speed', `${speed}`)
  if (spanH !== SPANS_H[0]) parts.set('span', `${spanH}`)
  parts.set('lang', lang)
  parts.set('theme', theme)
  return `?${parts.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

let place = read()
const changes = createAnnouncer()

function take(next: Place): void {
  if (next.lang !== getLang()) setLang(next.lang)
  if (next.theme !== getTheme()) keepTheme(next.theme)
  place = next
  changes.announce()
}

window.addEventListener('popstate', () => {
  const asked = new URLSearchParams(location.search)
  const lang = asked.get('lang') === 'zh' ? 'zh' : 'en'
  take({ ...read(), lang, theme: themeOf(asked.get('theme')) ?? getTheme() })
})

/** Where the reader is. */
export const getPlace = (): Place => place
export const subscribePlace = changes.subscribe

/** Where the reader is; renders anew when that changes. */
export const usePlace = (): Place => useSyncExternalStore(changes.subscribe, getPlace)

/** Goes elsewhere: a step that "back" takes back, unless `replace` (map moves, switches). `undefined` takes a part away. */
export function go(partial: Partial<Place>, { replace = false }: { replace?: boolean } = {}): void {
  const next = { ...place, ...partial }
  const search = searchOf(next)
  if (search !== location.search) {
    if (replace) history.replaceState(null, '', search)
    else history.pushState(null, '', search)
  }
  take(next)
}
