import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** All rules, or those alone that a theme can break: it changes colours and nothing else. */
type Rules = 'all' | 'colours'
const RULES = {
  // Size of targets (WCAG 2.2) is not among those that axe holds by itself.
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
} as const

type Violation = { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe finds on the page, one line a rule: how grave, which rule, where, why. `within` keeps to a part of it. */
export async function faultsOf(page: Page, { within, rules = 'all' }: { within?: string; rules?: Rules } = {}) {
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(AXE)
  const options = { resultTypes: ['violations'], preload: false, ...RULES[rules] }
  const run = `axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify(options)})`
  const { violations } = (await page.evaluate(run)) as { violations: Violation[] }
  return violations.map(({ id, impact, nodes }) => {
    const [why = ''] = nodes[0]?.failureSummary.split('\n').slice(1) ?? []
    return `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')} (${why.trim()})`
  })
}
