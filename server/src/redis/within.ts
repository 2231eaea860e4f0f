/** How long we wait for Redis before the outcome is unknown to us. It may still happen: the key then answers the retry. */
export const PATIENCE_MS = 5000

/** Thrown where Redis did not answer in time: the outcome is unknown (J2). */
export class OutcomeUnknown extends Error {}

/** The answer, or OutcomeUnknown after so many ms. */
export async function within<T>(answer: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutcomeUnknown(`no answer from Redis in ${patienceMs} ms`)), patienceMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
