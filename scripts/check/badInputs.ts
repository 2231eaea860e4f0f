import type { Fault } from './fault.ts'
import { isTest, type Module } from './modules.ts'

const LAST = 60

// Bad inputs whose door is not built, by what they would come through. A door that is built leaves this list, and brings
// its test. Marked `part`: the rest of the input is tested already.
const NO_SUCH_INTERFACE_YET: readonly {
  readonly numbers: readonly number[]
  readonly door: string
  readonly part?: true
}[] = [
  { numbers: [18], door: 'taking more than is there → 409: transfers of stock', part: true },
  { numbers: [50], door: "exports as tables, which prefix ': none exports CSV", part: true },
  { numbers: [60], door: 'forms of the portal, photos', part: true },
  { numbers: [19], door: 'money: funds' },
  { numbers: [38], door: 'an area over 10 × the city asks: drawn areas', part: true },
  { numbers: [35], door: 'unclosed rings of CAP, which go to quarantine', part: true },
  { numbers: [37], door: 'areas over the antimeridian, which are split: alerts, closures' },
  { numbers: [41, 42, 43, 44, 45, 46, 47, 48, 49], door: 'the feed cap' },
  { numbers: [53, 54], door: 'uploaded files: attachments' },
  { numbers: [55], door: 'the feed of CoT events over TCP' },
  { numbers: [57], door: 'MQTT' },
  { numbers: [59], door: 'webhooks' },
]

/** Bad inputs that have neither a test whose name begins `bad input N` nor a reason above, or both. */
export function badInputFaults(modules: Module[], missing = NO_SUCH_INTERFACE_YET): Fault[] {
  const tested = new Set(
    modules
      // The check's own test speaks of inputs that are none.
      .filter(({ path }) => isTest(path) && !path.startsWith('scripts/check/'))
      .flatMap(({ text }) => [...text.matchAll(/['"`]bad input (\d+)\b/g)].map(([, number]) => Number(number))),
  )
  const all = Array.from({ length: LAST }, (_, at) => at + 1)
  const beyond = [...tested].filter((number) => !all.includes(number))
  const fault = (number: number, says: string): Fault => ({ path: `bad input ${number}`, says })
  return [
    ...beyond.map((number) => fault(number, 'is tested, and there is no such input.')),
    ...all.flatMap((number) => {
      const named = missing.filter(({ numbers }) => numbers.includes(number))
      const isMissing = named.some(({ part }) => !part)
      if (tested.has(number) && isMissing) return [fault(number, 'has a test: take it off the list of missing doors.')]
      if (tested.has(number) || isMissing) return []
      return [fault(number, 'has no test: the name of its test begins with it, or its door is named as missing.')]
    }),
  ]
}
