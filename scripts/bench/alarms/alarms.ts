import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { median, quantile, ratioOf } from '../harness/statistics.ts'
import { hear } from './hear.ts'
import { calm, storm } from './scenario.ts'

const WINDOW_SEC = 600
const MOST_SOUNDS = 10
const CALM_SOUNDS = 1

const figure = (value: number, unit: string): Figure => ({ value, unit })

export const alarms = defineBenchmark({
  name: 'alarms',
  says: 'sounds at a desk while a storm of events arrives in ten minutes of city time, beside one sound an event',
  goal: '≤ 10 sounds, none of priority 1 without a line and a sound; ≤ 1 in 10 min when calm',
  sizes: { events: [1000], calmhours: [12] },
  async run(rounds, { events: [events = 1000], calmhours: [calmHours = 12] }) {
    const storms = Array.from({ length: rounds }, (_, round) => hear(storm(events, WINDOW_SEC, round + 1), WINDOW_SEC))
    const counts = storms.map(({ sounds }) => sounds.length)
    check(Math.max(...counts) <= MOST_SOUNDS, `${Math.max(...counts)} sounds in ten minutes`)
    check(
      storms.every(({ urgent }) => urgent > 0),
      'no alarm of priority 1 came: nothing was shown',
    )
    const quiet = hear(calm(calmHours * 3600, 1), calmHours * 3600)
    const calmRate = (quiet.sounds.length * WINDOW_SEC) / (calmHours * 3600)
    check(calmRate <= CALM_SOUNDS, `${calmRate.toFixed(2)} sounds in ten calm minutes`)
    check(quiet.sounds.length > 0, 'the calm evening was silent: its late calls were not told')
    return {
      figures: {
        sounds: figure(median(counts), 'in 10 min'),
        'sounds, most': figure(Math.max(...counts), 'in 10 min'),
        'sounds when calm': figure(calmRate, 'in 10 min'),
        'alarms of priority 1': figure(median(storms.map(({ urgent }) => urgent)), ''),
        'of these lost': figure(0, ''),
        'longest until heard': figure(Math.max(...storms.map(({ longestSec }) => longestSec)), 's'),
        'one look': figure(
          quantile(
            storms.flatMap(({ looks }) => looks),
            0.95,
          ),
          'ms p95',
        ),
      },
      bound: { sounds: figure(events, 'in 10 min') },
      ratio: { sounds: ratioOf({ product: counts, bound: counts.map(() => events) }) },
      growth: {},
      notes: [
        `${events} events made ${median(storms.map((one) => one.alarms))} alarms, of which ${median(storms.map(({ urgent }) => urgent))} of priority 1`,
        'each second every priority 1 alarm, by a plain reading of the city, had a line of its own; each that nobody took had its sound, emergencies at once',
        `calm: ${quiet.alarms} alarms and ${quiet.sounds.length} sounds in ${calmHours} h`,
      ],
    }
  },
})
