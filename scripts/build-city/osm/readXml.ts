import { CannotBuild } from '../cannotBuild.ts'
import { NO_TAGS, type OsmMember, type OsmThing } from './things.ts'

type Attributes = ReadonlyMap<string, string>
/** An opening tag, or the end of an element. */
type Mark = { name: string; attributes: Attributes; opens: boolean; closes: boolean }

// A tag with all that it says; the closing slash apart. Values may hold `>`.
const TAG = /<(\/?)([\w:]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
// No tag of OpenStreetMap is longer: what goes on for longer without an end is none.
const LONGEST_TAG = 1 << 20
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The things of an OSM XML file, read as it comes in: only one of them is held at a time. */
export async function* readXml(chunks: AsyncIterable<Buffer | string>, path: string): AsyncGenerator<OsmThing> {
  let open: Building | undefined
  let root = ''
  let ended = false
  for await (const { name, attributes, opens, closes } of marks(chunks, path)) {
    if (root === '') {
      root = name
      if (name !== 'osm')
        throw new CannotBuild(`${path} is XML, but <${name}> and not <osm>: give an extract of the map.`)
      ended = closes
      continue
    }
    if (name === 'osm' && closes) ended = true
    if (opens && isKind(name)) open = { kind: name, attributes, tags: new Map(), refs: [], members: [] }
    else if (opens && open) addTo(open, name, attributes)
    if (!closes || open?.kind !== name) continue
    const thing = built(open)
    if (thing) yield thing
    open = undefined
  }
  if (!ended) throw new CannotBuild(`${path} ends before </osm>: it is cut off. Fetch it again.`)
}

type Building = {
  kind: OsmThing['kind']
  attributes: Attributes
  tags: Map<string, string>
  refs: number[]
  members: OsmMember[]
}

const isKind = (name: string): name is OsmThing['kind'] => name === 'node' || name === 'way' || name === 'relation'

function addTo({ tags, refs, members }: Building, name: string, attributes: Attributes): void {
  const ref = Number(attributes.get('ref'))
  if (name === 'tag') tags.set(attributes.get('k') ?? '', attributes.get('v') ?? '')
  if (name === 'nd') refs.push(ref)
  const kind = attributes.get('type') ?? ''
  if (name === 'member' && isKind(kind)) members.push({ kind, ref, role: attributes.get('role') ?? '' })
}

/** The thing, or nothing where it was deleted or has no place. */
function built({ kind, attributes, tags: all, refs, members }: Building): OsmThing | undefined {
  const id = Number(attributes.get('id'))
  if (attributes.get('visible') === 'false' || attributes.get('action') === 'delete') return undefined
  const tags = all.size > 0 ? all : NO_TAGS
  if (kind === 'way') return { kind, id, refs, tags }
  if (kind === 'relation') return { kind, id, members, tags }
  const [lng, lat] = [Number(attributes.get('lon') ?? Number.NaN), Number(attributes.get('lat') ?? Number.NaN)]
  return Number.isFinite(lng) && Number.isFinite(lat) ? { kind, id, lng, lat, tags } : undefined
}

async function* marks(chunks: AsyncIterable<Buffer | string>, path: string): AsyncGenerator<Mark> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let at = 0
    for (;;) {
      const next = markAt(text, at)
      if (!next) break
      at = next.end
      if (next.mark) yield next.mark
    }
    text = text.slice(Math.max(at, 0))
    if (text.length > LONGEST_TAG) throw new CannotBuild(`${path} is no well-formed XML near "${text.slice(0, 40)}".`)
  }
}

/** The next tag from `at` on and where it ends; without `mark` where it is a comment or such; undefined: more text is needed. */
function markAt(text: string, at: number): { end: number; mark?: Mark } | undefined {
  const start = text.indexOf('<', at)
  if (start < 0) return undefined
  const skipped = (close: string) => {
    const end = text.indexOf(close, start)
    return end < 0 ? undefined : { end: end + close.length }
  }
  if (text.startsWith('<!--', start)) return skipped('-->')
  if (text.startsWith('<?', start)) return skipped('?>')
  if (text.startsWith('<!', start)) return skipped('>')
  TAG.lastIndex = start
  const [whole, slash, name = '', said = '', selfClosing] = TAG.exec(text) ?? []
  if (whole === undefined) return undefined
  const opens = slash === ''
  const mark = { name, attributes: attributesOf(said), opens, closes: !opens || selfClosing === '/' }
  return { end: start + whole.length, mark }
}

function attributesOf(said: string): Attributes {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of said.matchAll(ATTRIBUTE))
    attributes.set(name, plain(double ?? single ?? ''))
  return attributes
}

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    if (name !== undefined) return ENTITIES[name] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
