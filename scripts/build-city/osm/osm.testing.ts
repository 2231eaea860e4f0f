import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Tags = Record<string, string>
/** A small piece of the map by hand: nodes by their place on a grid of some 100 m, ways by node ids. */
export type Piece = {
  nodes: Record<number, [x: number, y: number, tags?: Tags]>
  ways: Record<number, [refs: number[], tags: Tags]>
  relations?: Record<number, [members: [kind: string, ref: number, role: string][], tags: Tags]>
}

const STEP = 0.001
const [WEST, SOUTH] = [9.53, 47.13]

/** Degrees of a place on the grid. */
export const at = (x: number, y: number): [lng: number, lat: number] => [WEST + x * STEP, SOUTH + y * STEP]

/** The piece as an OSM XML file. */
export function xmlOf({ nodes, ways, relations = {} }: Piece): string {
  const said = (tags: Tags = {}) =>
    Object.entries(tags)
      .map(([k, v]) => `<tag k="${escaped(k)}" v='${escaped(v)}'/>`)
      .join('')
  const lines = [
    ...Object.entries(nodes).map(([id, [x, y, tags]]) => {
      const [lng, lat] = at(x, y)
      return `<node id="${id}" lat="${lat}" lon="${lng}">${said(tags)}</node>`
    }),
    ...Object.entries(ways).map(
      ([id, [refs, tags]]) => `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${said(tags)}</way>`,
    ),
    ...Object.entries(relations).map(([id, [members, tags]]) => {
      const parts = members.map(([type, ref, role]) => `<member type="${type}" ref="${ref}" role="${role}"/>`)
      return `<relation id="${id}">${parts.join('')}${said(tags)}</relation>`
    }),
  ]
  return `<?xml version="1.0"?>\n<!-- <way> -->\n<osm version="0.6">\n${lines.join('\n')}\n</osm>\n`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;').replaceAll('"', '&#x22;')

const folder = mkdtempSync(join(tmpdir(), 'muster-osm-'))
let files = 0

/** Writes a file that lasts as long as the machine's temporary files. */
export function fileOf(content: string | Uint8Array, name = 'piece.osm'): string {
  const path = join(folder, `${files++}-${name}`)
  writeFileSync(path, content)
  return path
}
