import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { findBrowser } from '../../browser.ts'
import { buildClient } from '../../build.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'

/** Fetched for the measure: it brings a hundred packages that nothing else here needs. */
const LIGHTHOUSE = 'lighthouse@13.5.0'
const GOAL = 98
const PAGES = { 'front page': '/', 'sign-in': '/console/?', operations: '/console/?map=off', wall: '/wall/?' } as const

const Report = Compile(
  Type.Object({ categories: Type.Object({ accessibility: Type.Object({ score: Type.Number() }) }) }),
)

export const access = defineBenchmark({
  name: 'access',
  says: `what ${LIGHTHOUSE} (desktop) finds of accessibility, 0 to 100; it is fetched from the package registry`,
  goal: `≥ ${GOAL} on each page`,
  sizes: {},
  run: () =>
    inPlace(async (place): Promise<Found> => {
      buildClient()
      const { path, env } = await findBrowser()
      const hub = await startHubProcess({ dataDir: place.folder })
      place.atEnd(hub.stop)
      const { cookie } = await signIn(hub.url, 'dispatcher')
      const figures: Record<string, Figure> = {}
      for (const [name, address] of Object.entries(PAGES)) {
        const headers = name === 'sign-in' ? [] : ['--extra-headers', JSON.stringify({ Cookie: cookie })]
        const asked = ['--only-categories=accessibility', '--preset=desktop', '--output=json', '--quiet']
        const { stdout } = await promisify(execFile)(
          'npx',
          ['--yes', LIGHTHOUSE, hub.url + address, ...asked, '--chrome-flags=--headless=new --no-sandbox', ...headers],
          { cwd: place.folder, env: { ...process.env, ...env, CHROME_PATH: path }, maxBuffer: 64 * 1024 * 1024 },
        )
        const report: unknown = JSON.parse(stdout)
        check(Report.Check(report), `${LIGHTHOUSE} gave no score for ${name}`)
        const score = Math.round(100 * report.categories.accessibility.score)
        check(score >= GOAL, `${name} has ${score} of 100`)
        figures[name] = { value: score, unit: 'of 100' }
      }
      return { figures, bound: {}, ratio: {}, growth: {}, notes: [] }
    }),
})
