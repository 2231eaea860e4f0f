import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayFrom } from './say.ts'
import { visible } from './visible.ts'

test.each([
  ['bad input 14 a mark that turns the reading direction', '12 \u202etS niaM', '12 ⟨U+202E⟩tS niaM'],
  ['bad input 14 a mark without width', 'Pine\u200b St', 'Pine⟨U+200B⟩ St'],
  ['bad input 14 a joiner between letters', 'a\u200db', 'a⟨U+200D⟩b'],
  ['bad input 14 a byte order mark and tags', '\ufeffx\u{e0041}', '⟨U+FEFF⟩x⟨U+E0041⟩'],
  [
    'bad input 15 emoji, joined ones too, and characters beyond the first plane',
    '👩\u200d🚒 🏳️\u200d🌈 👩🏽\u200d🚒 𠮷',
    '👩\u200d🚒 🏳️\u200d🌈 👩🏽\u200d🚒 𠮷',
  ],
  ['line breaks stay', 'a\n\tb', 'a\n\tb'],
])('%s', (_, text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('bad input 14 what a sentence is filled with is shown with its marks', () => {
  expect(sayFrom({ note: { en: '{{text}}', zh: '{{text}}' } }, 'en', 'note', { text: 'go \u202eleft' })).toBe(
    'go ⟨U+202E⟩left',
  )
})

test('what is shown is shown once: it stays as it is, and holds nothing hidden', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visible(text)
      expect(visible(shown)).toBe(shown)
      expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/)
    }),
  ))
