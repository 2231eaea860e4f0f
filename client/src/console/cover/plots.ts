/** What the coverage screen shows in place of its map: times of the shift, what each unit did, or the plan of a day. */
export const PLOTS = ['first', 'turnout', 'travel', 'units'] as const
export type Plot = (typeof PLOTS)[number]
export const SHOWN = [...PLOTS, 'plan'] as const
export type Shown = (typeof SHOWN)[number]

/** As the address bar writes it: `units`, `plan`, `plan,3,17`: the plan of a Wednesday, looked at 17:00. */
export type ShownInPlace = { readonly shown?: Shown; readonly day?: number; readonly hour?: number }

const wholeWithin = (text: string | undefined, least: number, most: number): number | undefined => {
  const number = Number(text)
  return text !== undefined && /^\d+$/.test(text) && number >= least && number <= most ? number : undefined
}

/** What is written of a plan that nobody could ask for is left out. */
export function readShown(text = ''): ShownInPlace {
  const [name, day, hour] = text.split(',')
  const shown = SHOWN.find((one) => one === name)
  return shown === 'plan' ? { shown, day: wholeWithin(day, 1, 7), hour: wholeWithin(hour, 0, 23) } : { shown }
}

export const writePlan = (day: number, hour: number): string => `plan,${day},${hour}`
