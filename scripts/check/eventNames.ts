import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

const QUOTED = /(['"`])([a-zA-Z]+\.[a-zA-Z]+)\1/g

/** Names of these that stand as text in a file of the product outside `shared/src/domain/`; comments and words do not count. */
export function namesIn({ path, text }: Module, names: ReadonlySet<string>): string[] {
  if (isTest(path) || /^shared\/src\/domain\/|words|i18n/.test(path)) return []
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  return [...code.matchAll(QUOTED)].flatMap(([, , name = '']) => (names.has(name) ? [name] : []))
}

/** What an event is called is known to its own folder; everybody else asks. */
export const eventNameFaults = (modules: readonly Module[], types: readonly string[]): Fault[] =>
  modules.flatMap((module) =>
    namesIn(module, new Set(types)).map((name) => {
      const [aggregate, verb] = name.split('.')
      const cure = `ask \`${aggregate}.is.${verb}(event)\`, make it by \`${aggregate}.make.${verb}(…)\``
      return { path: module.path, says: `names the event ${name} as text: ${cure}.` }
    }),
  )
