import { isLineRefusal } from '@muster/shared/commandline/order.ts'
import { printLine } from '@muster/shared/commandline/print.ts'
import { LINE_LIMIT, parse } from '@muster/shared/commandline/read.ts'
import { createTrackDecoder } from '@muster/shared/wire/trackFrame.ts'
import fc from 'fast-check'
import { check } from '../benchmark.ts'

const word = fc.oneof(
  fc.constantFrom(
    'D',
    'ＤＥ',
    'N',
    'R',
    '派',
    '新火灾',
    'E12',
    'Ｅ１２',
    '231',
    'P1',
    '+2',
    ';',
    '；',
    ':',
    '\\',
    'OOS',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const line = fc.oneof(
  fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.nat(4000).map((more) => '派'.repeat(LINE_LIMIT - 2000 + more)),
)

/** Lines of the command bar and frames of positions: each is read or refused, and what is read prints and reads again. */
export function fuzzParsers(cases: number, seed: number): number {
  const lines = fc.sample(line, { numRuns: Math.ceil(cases / 2), seed })
  for (const text of lines) {
    const orders = parse(text)
    if (!isLineRefusal(orders))
      check(!isLineRefusal(parse(printLine(orders))), `${JSON.stringify(text)} does not print`)
  }
  const frames = fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: Math.ceil(cases / 2), seed })
  const decoder = createTrackDecoder()
  for (const frame of frames) {
    if (frame.length > 1) frame[0] = seed % 4
    decoder.apply(frame)
  }
  return lines.length + frames.length
}
