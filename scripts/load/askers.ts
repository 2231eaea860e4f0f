import { cityTimeAt } from '@muster/shared/kernel/clock.ts'
import { createAsking } from './asking.ts'
import { keepPace } from './keepPace.ts'
import type { FromAskers, ToAskers } from './messages.ts'
import { createPeople } from './people.ts'
import { readCity } from './readCity.ts'
import { createSources } from './sources.ts'

// One process asks: a few people who dispatch, two feeds, and readers of the public page.
const tell = (told: FromAskers): void => void process.send?.(told)

async function play(plan: ToAskers): Promise<void> {
  const asking = createAsking(plan)
  const city = await readCity(plan)
  const { report, move } = createSources({
    asking,
    units: city.units,
    cityNow: () => cityTimeAt(city.clock, Date.now()),
  })
  const people = createPeople({ asking, units: city.units, count: plan.people })
  const until = performance.now() + plan.seconds * 1000
  const late = await Promise.all([
    keepPace(plan.people > 0 ? plan.commands : 0, until, people.next),
    keepPace(plan.incidents, until, report),
    // One body a second, as a fleet's server sends them.
    keepPace(plan.positions > 0 ? 1 : 0, until, () => move(plan.positions)),
    keepPace(plan.readers, until, asking.readPortal),
  ])
  await asking.settled()
  tell({ kind: 'asked', asked: asking.asked, late: late.reduce((sum, one) => sum + one, 0) })
}

process.on('message', (plan: ToAskers) => {
  play(plan).catch((error: Error) => tell({ kind: 'failed', why: error.message }))
})
process.on('disconnect', () => process.exit(0))
