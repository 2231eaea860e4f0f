import { sayFrom, type WordsLang } from '@muster/shared/words/say.ts'
import { asText, PAGE_STYLE } from './page.ts'
import { setupWords } from './words.ts'

export const SETUP_STYLE = `${PAGE_STYLE}label{display:block;margin:1rem 0}input{display:block;font:inherit;padding:.5rem;width:100%;
box-sizing:border-box;border:1px solid #70777E;border-radius:4px}button{font:inherit;border:0}[role=alert]{font-weight:600}`

/** The page on which the first administrator is made; works without JavaScript. */
export function setupPage({
  token,
  fault,
  lang,
}: {
  token: string
  fault?: 'fields' | 'token'
  lang: WordsLang
}): string {
  const say = (key: keyof typeof setupWords): string => asText(sayFrom(setupWords, lang, key))
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${say('setup.title')} · Muster</title><style>${SETUP_STYLE}</style></head><body><main>
<h1>${say('setup.title')}</h1><p>${say('setup.purpose')}</p>${fault ? `<p role="alert">${say(`setup.${fault}`)}</p>` : ''}
<form method="post" action="/setup"><input type="hidden" name="token" value="${asText(token)}">
<label>${say('setup.username')}<input name="username" required pattern="[a-z0-9][a-z0-9_\\-]{1,39}" autocomplete="username" autofocus></label>
<label>${say('setup.password')}<input name="password" type="password" required minlength="12" maxlength="400" autocomplete="new-password"></label>
<button class="go">${say('setup.make')}</button></form>
</main></body></html>`
}
