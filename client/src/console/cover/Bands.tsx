import { useWords } from '../../i18n/index.ts'
import type { Coverage } from './answers.ts'
import { personsByBand } from './bands.ts'
import { countText } from './texts.ts'

/** What the shades on the map mean, with the people who live there: the map's legend, and its twin for who cannot see it. */
export function Bands({ coverage }: { coverage: Coverage }) {
  const say = useWords()
  return (
    <section className="coverage-bands" aria-labelledby="coverage-bands">
      <h3 id="coverage-bands">{say('coverage.bands')}</h3>
      <dl>
        {personsByBand(coverage).map((persons, band) => (
          <div key={say(`coverage.band${band}`)}>
            <dt>
              <i data-band={band} aria-hidden="true" /> {say(`coverage.band${band}`)}
            </dt>
            <dd>{countText(persons)}</dd>
          </div>
        ))}
      </dl>
      <p className="coverage-key">
        <span>
          <i data-mended aria-hidden="true" /> {say('coverage.mended')}
        </span>
        <span>
          <i data-move aria-hidden="true" /> {say('coverage.move')}
        </span>
      </p>
      <p className="coverage-note">{say('coverage.faint')}</p>
    </section>
  )
}
