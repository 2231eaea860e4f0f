import { useLang, useWords } from '../../../i18n/index.ts'
import { getCity } from '../../../live/city.ts'
import type { Plan } from './planAnswer.ts'
import { hourText, percentText } from './texts.ts'

/** Where units should wait in the chosen hour, beside where they are at home, and what that gains in words. */
export function HourPosts({ plan, hour }: { plan: Plan; hour: number }) {
  const say = useWords()
  const lang = useLang()
  const { onDuty, posts, hours } = plan
  const at = hours[hour]
  if (!at) return null
  const { moved, planned } = at
  const used = posts
    .map(({ id, home }, post) => ({
      ...{ id, home, name: getCity().find('facility', id)?.name[lang] ?? id },
      ...{ moved: moved.counts[post] ?? 0, planned: planned.counts[post] ?? 0 },
    }))
    .filter((post) => post.home + post.moved + post.planned > 0)
    .toSorted((a, b) => b.planned - a.planned || b.moved - a.moved || b.home - a.home)
  const facts = {
    ...{ hour: hourText(hour), units: onDuty, now: percentText(at.now), moved: percentText(moved.share) },
  }
  const most = { units: planned.units, planned: percentText(planned.share), most: percentText(at.most) }
  return (
    <div className="plan-part">
      <h3 id="plan-posts">{say(onDuty > 0 ? 'plan.gain' : 'plan.gain.none', facts)}</h3>
      {planned.units > 0 && <p className="coverage-note">{say('plan.gain.planned', most)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section className="plan-scroll" aria-labelledby="plan-posts" tabIndex={0}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{say('plan.post')}</th>
              {(['today', 'moved', 'planned'] as const).map((head) => (
                <th key={head} scope="col" title={say(`plan.${head}.what`)}>
                  {say(`plan.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((post) => (
              <tr key={post.id}>
                <th scope="row">{post.name}</th>
                <td>{post.home}</td>
                <td data-changed={post.moved !== post.home || undefined}>{post.moved}</td>
                <td>
                  <b>{post.planned}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {used.length === 0 && <p className="coverage-note">{say('plan.noPostsUsed')}</p>}
      </section>
    </div>
  )
}
