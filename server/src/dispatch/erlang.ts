/** So large a share of calls should find a unit that is free. */
export const SERVICE_LEVEL = 0.9

/**
 * The share of calls that find all of `units` at work, where none may wait (A. K. Erlang's loss formula, 1917). `load`: unit
 * hours of work that come in an hour. Only the mean length of the work counts, not how it scatters.
 */
export function lossShare(load: number, units: number): number {
  let share = 1
  for (let n = 1; n <= units; n++) share = (load * share) / (n + load * share)
  return share
}

/** The fewest units with which so many calls find one that is free; one even where nothing is expected. */
export function unitsFor(load: number, serviceLevel = SERVICE_LEVEL): number {
  let share = load / (1 + load)
  let units = 1
  // A rounding error short of the level is the level.
  while (share > 1 - serviceLevel + 1e-12) {
    units += 1
    share = (load * share) / (units + load * share)
  }
  return units
}
