import type { City } from '@muster/shared/domain/city.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { sayFrom, type WordsLang } from '@muster/shared/words/say.ts'
import { frontPageWords } from './words.ts'

const asText = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

const STYLE = `body{font:16px/1.5 Inter,'Noto Sans SC',system-ui,sans-serif;margin:0;background:#DADDE0;color:#14171A}
main{max-width:40rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
a{color:inherit}.go{display:inline-block;background:#14171A;color:#fff;padding:.7rem 1.2rem;border-radius:4px;text-decoration:none;font-weight:600}
.sample{background:#E8EAEC;border:1px dashed #70777E;padding:.6rem .8rem}nav{display:flex;gap:1.5rem;align-items:center;margin:2rem 0}
@media (prefers-color-scheme:dark){body{background:#24272B;color:#ECEEF0}.go{background:#ECEEF0;color:#14171A}.sample{background:#2D3136}}`

/**
 * The city's front page for anybody: how many incidents there are, and the way in. Only sums leave the hub here (V2):
 * no place, no person. Works without JavaScript.
 */
export function frontPage({ city, cityNow, lang }: { city: City; cityNow: number; lang: WordsLang }): string {
  const { settings, sample } = city.world(WORLD_ID)
  const name = settings?.name[lang] ?? ''
  const counts = { waiting: 0, active: 0, closed: 0 }
  for (const { status } of city.all('incident')) counts[status] += 1
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
<title>${asText(name)} · Muster</title><style>${STYLE}</style></head><body><main>
<h1>${asText(name)}</h1><p>${say('front.purpose')}</p>
${sample ? `<p class="sample">${say('front.sample')}</p>` : `<p>${say('front.danger')}</p>`}
<p>${say('front.now', { ...counts, time })}</p>
<nav><a class="go" href="/console/?lang=${lang}">${say('front.console')}</a><a href="/api/docs">${say('front.docs')}</a>
<a href="/?lang=${lang === 'zh' ? 'en' : 'zh'}">${say('front.other')}</a></nav>
</main></body></html>`
}
