/**
 * The longest turn of the event loop while `work` runs, in ms of this thread's processor time: what others of a busy machine
 * take does not count.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let [longest, last, isOver] = [0, Number.NaN, false]
  const look = (): void => {
    const { user, system } = process.threadCpuUsage()
    const now = (user + system) / 1000
    if (now - last > longest) longest = now - last
    last = now
    if (!isOver) setImmediate(look)
  }
  look()
  await work()
  isOver = true
  return longest
}
