import { parse } from 'csv-parse/sync'
import { Unreadable } from './feed.ts'
import { readText } from './readJson.ts'

const MAX_COLUMNS = 1000

/** One line below the header. Without `cells` where it does not have the header's columns. */
export type CsvRow = {
  readonly header: string
  readonly line: string
  readonly cells?: Readonly<Record<string, string>>
}

type Parsed = { readonly raw: string; readonly record: readonly string[] }

/** Rows of a CSV body whose header has all columns of `wanted`. Throws Unreadable. */
export function readCsv(bytes: Buffer, wanted: readonly string[]): readonly CsvRow[] {
  const text = readText(bytes)
  const [first, ...lines] = parsedLines(text)
  if (!first) throw new Unreadable('the body is empty: a header line is expected')
  const columns = first.record.map((name) => name.trim())
  if (columns.length > MAX_COLUMNS) throw new Unreadable(`the header has more than ${MAX_COLUMNS} columns`)
  const missing = wanted.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw new Unreadable(`the header lacks ${missing.join(', ')}`)
  const header = first.raw.trim()
  return lines.map(({ raw, record }) => {
    const line = raw.replace(/\r?\n$/, '')
    if (record.length !== columns.length) return { header, line }
    return { header, line, cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) }
  })
}

/** A quote that is never closed would swallow all that follows: then each line is read by itself, and only that one is lost. */
function parsedLines(text: string): readonly Parsed[] {
  try {
    return parsed(text)
  } catch {
    return text
      .split(/\r?\n/)
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
  }) as unknown as readonly Parsed[]
