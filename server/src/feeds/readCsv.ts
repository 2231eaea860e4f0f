import { parse } from 'csv-parse/sync'
import { Unreadable } from './feed.ts'
import { readText } from './readJson.ts'

const MAX_COLUMNS = 1000
/** Lines read at once: some milliseconds, so that a file of any length leaves room for others in between. */
const LINES_AT_ONCE = 200
/** A quote that is still open after so many lines was never meant to be closed. */
const OPEN_LINES = 1000

/** One line below the header. Without `cells` where it does not have the header's columns. */
export type CsvRow = {
  readonly header: string
  readonly line: string
  readonly cells?: Readonly<Record<string, string>>
}

type Parsed = { readonly raw: string; readonly record: readonly string[] }

/** Rows of a CSV body whose header has all columns of `wanted`, read as they are asked for. Throws Unreadable. */
export function readCsv(bytes: Buffer, wanted: readonly string[]): Iterable<CsvRow> {
  const lines = readText(bytes).split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  const line = lines[at] ?? ''
  // Counted before it is parsed: a million columns take the parser longer than they are worth.
  if (line.split(',', MAX_COLUMNS + 1).length > MAX_COLUMNS)
    throw new Unreadable(`the header has more than ${MAX_COLUMNS} columns`, 'too_large')
  const [first] = at < 0 ? [] : parsedLines([line])
  if (!first) throw new Unreadable('the body is empty: a header line is expected')
  const columns = first.record.map((name) => name.trim())
  const missing = wanted.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw new Unreadable(`the header lacks ${missing.join(', ')}`)
  return rowsBelow(first.raw.trim(), columns, lines, at + 1)
}

function* rowsBelow(
  header: string,
  columns: readonly string[],
  lines: readonly string[],
  from: number,
): Iterable<CsvRow> {
  for (const part of parts(lines, from)) {
    for (const { raw, record } of parsedLines(part)) {
      const line = raw.trimEnd()
      if (record.length !== columns.length) yield { header, line }
      else yield { header, line, cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) }
    }
  }
}

/** Parts of some hundred lines, none of which ends inside a quoted cell. */
function* parts(lines: readonly string[], from: number): Iterable<readonly string[]> {
  let start = from
  let quotes = 0
  for (let at = from; at < lines.length; at += 1) {
    quotes += (lines[at] ?? '').split('"').length - 1
    const length = at - start + 1
    if (length < LINES_AT_ONCE || (quotes % 2 === 1 && length < OPEN_LINES)) continue
    yield lines.slice(start, at + 1)
    start = at + 1
    quotes = 0
  }
  if (start < lines.length) yield lines.slice(start)
}

/** A quote that is never closed would swallow what follows: then each line is read by itself, and only that one is lost. */
function parsedLines(lines: readonly string[]): readonly Parsed[] {
  try {
    return parsed(lines.join('\n'))
  } catch {
    return lines
      .filter((line) => line.trim() !== '')
      .flatMap((line) => {
        try {
          return parsed(line)
        } catch {
          return [{ raw: line, record: [] }]
        }
      })
  }
}

const parsed = (text: string): readonly Parsed[] =>
  parse(text, {
    bom: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
  }) as unknown as readonly Parsed[]
