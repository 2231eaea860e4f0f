import type { Fault } from './fault.ts'
import type { Module } from './modules.ts'

// The rules of DESIGN that are built. A rule joins this list with the code that keeps it.
const BUILT = ['J1', 'J2', 'J3', 'J4', 'J5', 'J8', 'J11', 'J12', 'J13']

/** Rules without a test whose name begins with them. */
export function proofFaults(modules: Module[], rules = BUILT): Fault[] {
  const tests = modules.filter(({ path }) => /\.test\.tsx?$/.test(path))
  const named = new Set(
    tests.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:test|it)(?:\.[a-zA-Z]+(?:\([^)]*\))?)*\(\s*['"`]([JV]\d+)\b/g)].map(([, rule]) => rule),
    ),
  )
  return rules
    .filter((rule) => !named.has(rule))
    .map((path) => ({ path, says: 'has no test: the name of the test that proves a rule begins with its id.' }))
}
