import type { Page } from 'playwright-core'

const ACCENTS = new Map(
  Array.from('AEIOUYaeiouyCcNnSsZz', (letter, at) => [letter, Array.from('ÅÉÎÖÛÝåéîöûýÇçÑñŠšŽž')[at] ?? '']),
)
/** How much longer than English other languages are said to be. */
const LONGER = 0.4

/** A sentence of no language: accented, longer, in brackets that show where it begins and ends. Facts stay. */
function pseudo(source: string): string {
  const parts = source.split(/(\{\{.*?\}\}|\\u\{?[0-9a-fA-F]+\}?|\\x[0-9a-fA-F]{2}|\\.)/)
  const said = parts.map((part, i) =>
    i % 2 === 1 ? part : Array.from(part, (one) => ACCENTS.get(one) ?? one).join(''),
  )
  const letters = parts.filter((_, i) => i % 2 === 0).join('').length
  return `⟦${said.join('')}${'·'.repeat(Math.ceil(letters * LONGER))}⟧`
}

/** The page's English becomes pseudo: in the scripts as the hub sends them, so that the words go the way that all words go. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.route(/\/console\/assets\/.*\.js/, async (route) => {
    const reply = await route.fetch()
    const script = await reply.text()
    const body = script.replace(
      /\ben:(`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?=,zh:)/g,
      (_, text: string) => `en:${text[0]}${pseudo(text.slice(1, -1))}${text[0]}`,
    )
    await route.fulfill({ response: reply, body })
  })
}

/** What stands outside of the brackets. */
export function outside(text: string): string {
  let left = text
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  return left.trim()
}
