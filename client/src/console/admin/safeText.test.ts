import { expect, test } from 'vitest'
import { safeText } from './safeText.ts'

const shown = (text: string | Uint8Array) => safeText(Buffer.from(text).toString('base64'))

test('what turns, hides or ends text is written out; words and their lines stay as they are', () => {
  expect(shown('消防 "E12"\n\t<img onerror=x>')).toBe('消防 "E12"\n\t<img onerror=x>')
  expect(shown('a\u202eb\u200bc\u0000d\u001b[31m\ufeff')).toBe('a\\u202eb\\u200bc\\u0000d\\u001b[31m\\ufeff')
  expect(shown(Uint8Array.of(0xff, 0x41))).toBe('\ufffdA')
  expect(safeText(Buffer.of(0xcf, 0xfb, 0xb7, 0xc0).toString('base64'), 'gb18030')).toBe('消防')
})
