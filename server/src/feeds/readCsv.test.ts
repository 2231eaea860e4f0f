import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './readCsv.ts'

const cells = (text: string) => [...readCsv(Buffer.from(text), ['a'])].map(({ line, cells }) => cells ?? line)

test('quoted commas, quotes and line ends belong to their cell; CRLF and a byte order mark are read', () => {
  expect(cells('\ufeffa,b\r\n1,"x, y"\r\n2,"say ""hi"""\r\n3,"two\nlines"\r\n')).toEqual([
    { a: '1', b: 'x, y' },
    { a: '2', b: 'say "hi"' },
    { a: '3', b: 'two\nlines' },
  ])
})

test('a quote that is never closed loses its own line alone', () => {
  const rows = Array.from({ length: 3000 }, (_, at) => (at === 1500 ? `${at},"never closed` : `${at},"fine, ${at}"`))
  const read = cells(`a,b\n${rows.join('\n')}`)
  expect(read).toHaveLength(3000)
  expect(read.filter((row) => typeof row === 'string')).toEqual(['1500,"never closed'])
})

test('what was written is read, however long it is', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 500 }), (rows) => {
      const kept = rows.map(([a, b]) => [a.replaceAll('\u0000', ''), b.replaceAll('\u0000', '')])
      const quoted = (cell = '') => `"${cell.replaceAll('"', '""')}"`
      const text = `a,b\n${kept.map(([a, b]) => `${quoted(a)},${quoted(b)}`).join('\n')}\n`
      expect(cells(text)).toEqual(kept.map(([a, b]) => ({ a, b })))
    }),
  ))
