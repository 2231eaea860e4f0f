import type { City } from '@muster/shared/domain/city.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { sayFrom, type WordsLang } from '@muster/shared/words/say.ts'
import { asText, PAGE_STYLE } from './page.ts'
import { frontPageWords } from './words.ts'

/**
 * The city's front page for anybody: how many incidents there are, and the way in. Only sums leave the hub here (V2):
 * no place, no person. Works without JavaScript.
 */
export function frontPage({ city, cityNow, lang }: { city: City; cityNow: number; lang: WordsLang }): string {
  const { settings, sample } = city.world(WORLD_ID)
  const name = settings?.name[lang] ?? ''
  const counts = { waiting: 0, active: 0, closed: 0 }
  // A call that was merged is told by the one that lives on.
  for (const { status, mergedInto } of city.all('incident')) if (mergedInto === undefined) counts[status] += 1
  const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-US', {
    timeZone: settings?.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(cityNow)
  const say = (key: keyof typeof frontPageWords, facts = {}): string =>
    asText(sayFrom(frontPageWords, lang, key, facts))
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${asText(name)} · Muster</title><style>${PAGE_STYLE}</style></head><body><main>
<h1>${asText(name)}</h1><p>${say('front.purpose')}</p>
${sample ? `<p class="sample">${say('front.sample')}</p>` : `<p>${say('front.danger')}</p>`}
<p>${say('front.now', { ...counts, time })}</p>
<nav><a class="go" href="/console/?lang=${lang}">${say('front.console')}</a><a href="/api/docs">${say('front.docs')}</a>
<a href="/?lang=${lang === 'zh' ? 'en' : 'zh'}">${say('front.other')}</a></nav>
</main></body></html>`
}
