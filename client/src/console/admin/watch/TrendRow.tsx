import type { Sample } from '@muster/shared/wire/watch.ts'
import { useWords } from '../../../i18n/index.ts'
import { Sparkline } from '../Sparkline.tsx'

/** Samples in ten minutes. */
const SLOTS = 300

/** One figure: its name, what it is now, and its last ten minutes. `limit`: where it stops being well. */
export function TrendRow({
  words,
  samples,
  of,
  text,
  limit,
}: {
  words: string
  samples: readonly Sample[]
  of: (sample: Sample) => number
  text: (value: number) => string
  limit?: number
}) {
  const say = useWords()
  const values = samples.map(of)
  const now = values.at(-1)
  const highest = values.length > 0 ? Math.max(...values) : undefined
  const told = { name: say(words), now: now === undefined ? '–' : text(now), highest: text(highest ?? 0) }
  return (
    <tr>
      <th scope="row" title={say(`${words}.what`)}>
        {told.name}
      </th>
      <td className="admin-number watch-now" data-over={(limit !== undefined && (now ?? 0) > limit) || undefined}>
        {told.now}
      </td>
      <td className="admin-number watch-highest">{highest === undefined ? '–' : told.highest}</td>
      <td>
        <Sparkline values={values} slots={SLOTS} limit={limit} label={say('trend.label', told)} />
      </td>
    </tr>
  )
}
