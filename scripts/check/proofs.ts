import type { Fault } from './fault.ts'
import type { Module } from './modules.ts'

const ids = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)

/** The rules of the journal lane and of seeing. */
const RULES = [...ids('J', 14), ...ids('V', 4)]

/** Rules without a test whose name begins with them. */
export function proofFaults(modules: Module[], rules = RULES): Fault[] {
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
