import { createReadStream } from 'node:fs'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { RawLine } from '../line.ts'
import { createProof, type Proof } from './proof.ts'

/** Lines handed on at once. */
const CHUNK = 1000

/** The first line of an export: what it is. */
const EXPORT_HEADER = '{"muster":"journal","version":1}'

/** The last line: how many entries there are, and the Merkle root of those that no seal covers yet. */
const endLine = (entries: number, tailRoot: string): string => `{"end":${entries},"unsealed":"${tailRoot}"}`

const Line = Compile(
  Type.Object({
    seq: Type.Integer(),
    at: Type.Integer(),
    city: Type.Integer(),
    link: Type.String(),
    payload: Type.String(),
  }),
)

const lineText = ({ seq, at, city, link, payload }: RawLine): string => JSON.stringify({ seq, at, city, link, payload })

/** An export as text, in pieces: a header, an entry a line, an end line. */
export async function* exportText(lines: AsyncIterable<readonly RawLine[]>): AsyncGenerator<string> {
  const proof = createProof()
  yield `${EXPORT_HEADER}\n`
  for await (const some of lines) {
    proof.take(some)
    yield `${some.map(lineText).join('\n')}\n`
  }
  yield `${endLine(proof.end().entries, proof.tailRoot())}\n`
}

/** Thrown where a file is no export, or not whole: `from` and `to` are the entries that it concerns. */
export class NotAnExport extends Error {
  readonly from: number
  readonly to: number
  constructor(from: number, says: string, to = from + 1) {
    super(says)
    this.from = from
    this.to = to
  }
}

/** Lines of a text file. Not by node:readline: it also breaks lines at U+2028, which may stand in what people wrote. */
export async function* linesOfText(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const texts = `${rest}${piece}`.split('\n')
    rest = texts.pop() ?? ''
    yield* texts
  }
  if (rest !== '') yield rest
}

/**
 * Reads an export that was written by `exportText`, and checks that every byte of it is as it was written there. `proof` is
 * what the reader tells of each piece before it asks for the next. Throws NotAnExport where it is not.
 */
export async function* readExport(
  path: string,
  proof: Pick<Proof, 'end' | 'tailRoot'>,
): AsyncGenerator<readonly RawLine[]> {
  let some: RawLine[] = []
  let last = 0
  let isFirst = true
  let end: string | undefined
  for await (const text of linesOfText(path)) {
    if (end !== undefined) throw new NotAnExport(last, 'there is more behind its end')
    if (isFirst && text !== EXPORT_HEADER) throw new NotAnExport(0, `it does not begin with ${EXPORT_HEADER}`)
    if (text.startsWith('{"end":')) end = text
    else if (!isFirst) {
      const line = read(text, last)
      last = line.seq
      some.push(line)
    }
    isFirst = false
    if (some.length < CHUNK) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
  if (end === undefined) throw new NotAnExport(last, `it ends in the middle, behind entry ${last}`)
  const { entries, sealedTo } = proof.end()
  if (end !== endLine(entries, proof.tailRoot()))
    throw new NotAnExport(sealedTo + 1, 'its end line does not fit the entries that no seal covers', last + 1)
}

function read(text: string, last: number): RawLine {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    throw new NotAnExport(last, `what follows entry ${last} cannot be read`)
  }
  if (!Line.Check(found) || lineText(found) !== text)
    throw new NotAnExport(last, `what follows entry ${last} is not as it was written`)
  return found
}
