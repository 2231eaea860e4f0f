/** Share of such stays that are over after so many seconds, 0 to 0.9; undefined where nine of ten are. */
function shareOver(deciles: readonly number[], seconds: number): number | undefined {
  let before = 0
  for (const [at, decile] of deciles.entries()) {
    if (seconds < decile) return (at + (seconds - before) / (decile - before)) / 10
    before = decile
  }
  return undefined
}

/** Seconds within which this share of such stays is over. */
function secondsFor(deciles: readonly number[], share: number): number | undefined {
  const at = Math.floor(share * 10)
  const [from, to] = [at === 0 ? 0 : deciles[at - 1], deciles[at] ?? deciles[at - 1]]
  return from === undefined || to === undefined ? undefined : from + (to - from) * (share * 10 - at)
}

/** Of work that has lasted longer than four in five do nobody can say when it ends. */
const TELLABLE = 0.8

/**
 * How long work still lasts that has lasted for so long: half of those that lasted at least as long were over by then.
 * `deciles`: seconds within which 10, 20 … 90 of 100 were. Undefined where that cannot be told.
 */
export function stillLasts(deciles: readonly number[], lastedSec: number): number | undefined {
  const over = shareOver(deciles, Math.max(0, lastedSec))
  if (over === undefined || over > TELLABLE) return undefined
  const end = secondsFor(deciles, over + (1 - over) / 2)
  return end === undefined ? undefined : Math.max(1, Math.round(end - lastedSec))
}
