import { cpus } from 'node:os'
import { chartOf } from './chart.ts'
import type { Outcome } from './outcome.ts'
import { countLines, hubLines, percent, timeRows } from './tableOf.ts'

const STYLE = `:root{color-scheme:light dark;--ink:#14171a;--soft:#4a5158;--line:#babfc4;--ground:#e8eaec;--a:#1b6fb0;--b:#e79a0c}
@media(prefers-color-scheme:dark){:root{--ink:#eceef0;--soft:#a8afb6;--line:#383d43;--ground:#24272b;--a:#3e97db;--b:#f0b03a}}
body{max-width:760px;margin:24px auto;padding:0 16px;background:var(--ground);color:var(--ink);font:14px/20px system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:20px}h2{font-size:15px;margin:28px 0 4px}table{width:100%;border-collapse:collapse}td,th{padding:3px 6px;border-bottom:1px solid var(--line);text-align:right;font-weight:400}
td:first-child,th:first-child{text-align:left}th,figcaption,i,p{color:var(--soft)}figure{margin:0}svg{width:100%;height:auto}
text{fill:var(--soft);font-size:11px}.grid{stroke:var(--line)}.line{fill:none;stroke-width:1.5}.a{fill:var(--a);color:var(--a)}.b{fill:var(--b);color:var(--b)}.line.a{fill:none;stroke:var(--a)}.line.b{fill:none;stroke:var(--b)}`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const ms = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '–' : `${Math.round(value)} ms`

/** The outcome as one page that needs nothing else: what was found, then the plots it was found in. */
export function pageOf(outcome: Outcome): string {
  const { consoles, seconds, times, hub, dots } = outcome
  const finding = `${consoles.toLocaleString('en')} consoles: 99 of 100 commands acknowledged within ${ms(times['command → acknowledged']?.p99)}, on the last console within ${ms(times['command → last console']?.p99)}`
  const [head = [], ...rows] = timeRows(outcome)
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((one) => `<${tag}>${escaped(one)}</${tag}>`).join('')}</tr>`
  const most = hub.length > 0 ? percent(Math.max(...hub.map(({ cpu }) => cpu))) : '–'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Load of ${consoles} consoles</title><style>${STYLE}</style>
<h1>${finding}</h1>
<p>${seconds} s, ${new Date().toISOString()}, ${cpus().length} × ${escaped(cpus()[0]?.model ?? '')}, Node ${process.versions.node}; hub, Redis, consoles and all who ask on one machine unless the hub was named.</p>
<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>
<h2>How long a command takes</h2>
${chartOf({
  label: 'Milliseconds from a command to its acknowledgement and to the last console, over the seconds of the run',
  unit: 'ms',
  series: [
    { name: 'to the last console', dots: dots.toLast, tone: 'b', as: 'dots' },
    { name: 'acknowledged', dots: dots.acknowledged, tone: 'a', as: 'dots' },
  ],
})}
<h2>The hub's process took ${most} of a core at most</h2>
${chartOf({
  label: "Share of a core that the hub's process took, over the seconds of the run",
  unit: '% of a core',
  series: [{ name: 'CPU', dots: hub.map(({ sec, cpu }) => [sec, 100 * cpu] as const), tone: 'a', as: 'line' }],
})}
${chartOf({
  label: 'Memory of hub and Redis, megabytes, over the seconds of the run',
  unit: 'MB',
  series: [
    {
      name: 'memory of the hub',
      dots: hub.map(({ sec, rssBytes }) => [sec, rssBytes / 1e6] as const),
      tone: 'a',
      as: 'line',
    },
    {
      name: 'of Redis',
      dots: hub.map(({ sec, redisBytes }) => [sec, redisBytes / 1e6] as const),
      tone: 'b',
      as: 'line',
    },
  ],
})}
<h2>Counted</h2>
<p>${[...countLines(outcome), ...hubLines(outcome)].map(escaped).join('<br>')}</p>
</html>
`
}
