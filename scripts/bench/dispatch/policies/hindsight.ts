/** One job of the past for the schedule: which units could do it, at what cost, and how long it binds each. */
export type Task = {
  readonly at: number
  readonly options: readonly { readonly unit: number; readonly cost: number; readonly until: number }[]
}

/** `unit[task]`: who did it, -1 nobody. `cost` of that, and `bound`, which no schedule at all can go below. */
export type Schedule = { readonly unit: Int32Array; readonly cost: number; readonly bound: number }

type Option = { readonly task: number; readonly from: number; readonly until: number; readonly cost: number }

const NOBODY = -1

/**
 * Who should have gone where, had all calls been known: each task to one unit, no unit at two at once, least cost; a task
 * that nobody does costs `missed`. The linear programme over all units' possible days is solved by its prices (Lagrange:
 * each task has a price, each unit picks its dearest day by weighted interval scheduling, the prices follow who is picked
 * too often or never), which gives the bound. A schedule is mended from the days picked and improved until no task can
 * change units, nor push out another that then finds a better place.
 */
export function hindsight(tasks: readonly Task[], units: number, missed: number, rounds = 300): Schedule {
  const days = daysOf(tasks, units)
  const optionOf = indexOf(tasks, units)
  const costOf = (task: number, unit: number): number => optionOf(task, unit)?.cost ?? missed
  const price = Float64Array.from(tasks, ({ options }) =>
    Math.min(
      missed,
      options.reduce((least, { cost }) => Math.min(least, cost), missed),
    ),
  )
  let bound = Number.NEGATIVE_INFINITY
  let best: Schedule | undefined
  let pace = 1
  let idle = 0
  for (let round = 0; round < rounds; round++) {
    const picked = new Int32Array(tasks.length)
    const doer = new Int32Array(tasks.length).fill(NOBODY)
    let value = 0
    for (const one of price) value += Math.min(one, missed)
    days.forEach((day, unit) => {
      const { gain, tasks: done } = dearestDay(day, price)
      value -= gain
      for (const task of done) {
        picked[task] = (picked[task] ?? 0) + 1
        const here = costOf(task, unit)
        if (doer[task] === NOBODY || here < costOf(task, doer[task] ?? 0)) doer[task] = unit
      }
    })
    if (value > bound + 1e-9) idle = 0
    else idle += 1
    bound = Math.max(bound, value)
    if (round % MEND_EVERY === 0 || round === rounds - 1) {
      const schedule = mend({ tasks, units, missed, optionOf }, doer)
      if (!best || schedule.cost < best.cost - 1e-9) best = schedule
    }
    if (idle >= PATIENCE) {
      pace /= 2
      idle = 0
    }
    const off = tasks.map((_, task) => 1 - (picked[task] ?? 0) - (price[task] === missed && picked[task] === 0 ? 1 : 0))
    const norm = off.reduce((sum, one) => sum + one * one, 0)
    const gap = (best?.cost ?? 0) - value
    if (norm === 0 || gap <= 1e-9) break
    const step = (pace * gap) / norm
    off.forEach((one, task) => {
      price[task] = Math.min(missed, (price[task] ?? 0) + step * one)
    })
  }
  return best ? { ...best, bound } : { unit: new Int32Array(0), cost: 0, bound: 0 }
}

const MEND_EVERY = 20
const PATIENCE = 15

type OptionOf = (task: number, unit: number) => Task['options'][number] | undefined

/** A unit's option for a task, without a search. */
function indexOf(tasks: readonly Task[], units: number): OptionOf {
  const at = new Int32Array(tasks.length * units).fill(NOBODY)
  tasks.forEach(({ options }, task) => {
    options.forEach(({ unit }, i) => {
      at[task * units + unit] = i
    })
  })
  return (task, unit) => tasks[task]?.options[at[task * units + unit] ?? NOBODY]
}

type Day = { readonly options: readonly Option[]; readonly before: Int32Array }

/** Each unit's possible work by its end, and the last piece of it that ends before each begins. */
function daysOf(tasks: readonly Task[], units: number): Day[] {
  const own: Option[][] = Array.from({ length: units }, () => [])
  tasks.forEach(({ at, options }, task) => {
    for (const { unit, cost, until } of options) own[unit]?.push({ task, from: at, until, cost })
  })
  return own.map((options) => {
    options.sort((a, b) => a.until - b.until || a.task - b.task)
    const before = Int32Array.from(options, ({ from }) => {
      let [low, high] = [0, options.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((options[middle]?.until ?? 0) <= from) low = middle + 1
        else high = middle
      }
      return low - 1
    })
    return { options, before }
  })
}

/** The work without overlaps that earns most at these prices. */
function dearestDay({ options, before }: Day, price: Float64Array): { gain: number; tasks: number[] } {
  const upTo = new Float64Array(options.length + 1)
  options.forEach(({ task, cost }, i) => {
    const taken = (price[task] ?? 0) - cost + (upTo[(before[i] ?? NOBODY) + 1] ?? 0)
    upTo[i + 1] = Math.max(upTo[i] ?? 0, taken)
  })
  const tasks: number[] = []
  for (let i = options.length - 1; i >= 0; ) {
    const option = options[i]
    if (!option || upTo[i + 1] === upTo[i]) i -= 1
    else {
      tasks.push(option.task)
      i = before[i] ?? NOBODY
    }
  }
  return { gain: upTo[options.length] ?? 0, tasks }
}

/** A whole schedule of a partial one: who is missing is put where it costs least, then tasks change places while it helps. */
function mend(
  { tasks, units, missed, optionOf }: { tasks: readonly Task[]; units: number; missed: number; optionOf: OptionOf },
  doer: Int32Array,
): Schedule {
  const unit = doer.slice()
  const work: Set<number>[] = Array.from({ length: units }, () => new Set())
  const cost = (task: number): number => {
    const of = unit[task] ?? NOBODY
    return of === NOBODY ? missed : (optionOf(task, of)?.cost ?? missed)
  }
  unit.forEach((of, task) => {
    if (of !== NOBODY) work[of]?.add(task)
  })
  const inTheWay = (task: number, of: number, until: number): number[] => {
    const at = tasks[task]?.at ?? 0
    return [...(work[of] ?? [])].filter((other) => {
      const theirs = optionOf(other, of)
      return other !== task && theirs !== undefined && (tasks[other]?.at ?? 0) < until && theirs.until > at
    })
  }
  const put = (task: number, of: number): void => {
    const was = unit[task] ?? NOBODY
    if (was !== NOBODY) work[was]?.delete(task)
    unit[task] = of
    if (of !== NOBODY) work[of]?.add(task)
  }
  /** The cheapest free place for a task, not at `but`. */
  const freePlace = (task: number, but: number) => {
    let best = { unit: NOBODY, cost: missed }
    for (const option of tasks[task]?.options ?? []) {
      if (option.unit === but || option.cost >= best.cost) continue
      if (inTheWay(task, option.unit, option.until).length === 0) best = option
    }
    return best
  }
  for (let changed = true, turns = 0; changed && turns < MOST_TURNS; turns += 1) {
    changed = false
    for (let task = 0; task < tasks.length; task++) {
      for (const option of tasks[task]?.options ?? []) {
        const now = cost(task)
        if (option.cost >= now - 1e-9 || option.unit === unit[task]) continue
        const others = inTheWay(task, option.unit, option.until)
        if (others.length > MOST_PUSHED) continue
        const was = unit[task] ?? NOBODY
        const former = others.map((other) => [other, cost(other)] as const)
        put(task, NOBODY)
        for (const [other] of former) put(other, NOBODY)
        put(task, option.unit)
        let change = option.cost - now
        for (const [other, theirs] of former) {
          const found = freePlace(other, option.unit)
          put(other, found.unit)
          change += found.cost - theirs
        }
        if (change < -1e-9) {
          changed = true
          continue
        }
        for (const [other] of former) put(other, NOBODY)
        put(task, was)
        for (const [other] of former) put(other, option.unit)
      }
    }
  }
  let sum = 0
  for (let task = 0; task < tasks.length; task++) sum += cost(task)
  return { unit, cost: sum, bound: Number.NEGATIVE_INFINITY }
}

const MOST_TURNS = 20
const MOST_PUSHED = 2
