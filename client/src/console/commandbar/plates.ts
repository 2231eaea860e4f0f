import { type Desk, isLineRefusal } from '@muster/shared/commandline/order.ts'
import { blanked, phonesIn } from '@muster/shared/commandline/phone.ts'
import { readLine } from '@muster/shared/commandline/read.ts'
import { readReport } from '@muster/shared/commandline/report.ts'
import { incidentOf, unitNamed } from '@muster/shared/commandline/resolve.ts'
import type { Part } from '@muster/shared/commandline/tokens.ts'
import { bare } from '@muster/shared/commandline/verb.ts'

/** A stretch of the line in UTF-16 units: `known` stands on a plate, `unknown` is underlined, the rest is plain. */
export type Piece = { readonly start: number; readonly end: number; readonly look: 'known' | 'unknown' | 'plain' }

/** What the words of a report were taken for. */
function inReport(text: Part, line: string, desk: Desk): Piece[] {
  const said = line.slice(text.start, text.end)
  const report = readReport(blanked(said, phonesIn(said)), desk)
  if (isLineRefusal(report)) return []
  const { typeAt, place } = report
  return [typeAt, place?.kind === 'free' ? undefined : place]
    .filter((span) => span !== undefined)
    .map((span) => ({ start: text.start + span.start, end: text.start + span.end, look: 'known' }))
}

function lookOf({ kind, start, end }: Part, line: string, desk: Desk): Piece['look'] {
  const typed = line.slice(start, end)
  if (kind === 'unit') return isLineRefusal(unitNamed(typed, desk)) ? 'unknown' : 'known'
  if (kind === 'incident')
    return isLineRefusal(incidentOf({ ...bare(''), incident: typed.replace(/^#/, '') }, desk)) ? 'unknown' : 'known'
  return kind === 'text' ? 'plain' : kind === 'unknown' ? 'unknown' : 'known'
}

/** Cuts the line into pieces that cover it whole, in order. The word under the caret is not called unknown while it grows. */
export function piecesOf(line: string, caret: number, desk: Desk): readonly Piece[] {
  const marked = readLine(line).flatMap(({ verb, parts }) =>
    parts.flatMap((part): Piece[] => {
      if (part.kind === 'text' && verb?.word === 'N') return inReport(part, line, desk)
      const look = lookOf(part, line, desk)
      return look === 'plain' || (look === 'unknown' && part.end === caret)
        ? []
        : [{ start: part.start, end: part.end, look }]
    }),
  )
  const pieces: Piece[] = []
  let at = 0
  for (const piece of marked.toSorted((a, b) => a.start - b.start)) {
    if (piece.start < at) continue
    if (piece.start > at) pieces.push({ start: at, end: piece.start, look: 'plain' })
    pieces.push(piece)
    at = piece.end
  }
  if (at < line.length) pieces.push({ start: at, end: line.length, look: 'plain' })
  return pieces
}
