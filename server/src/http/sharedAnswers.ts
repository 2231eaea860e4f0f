/** So long units may drive on before an answer about where they are is worked out anew, ms. */
const SHARED_MS = 1000
/** Different questions of a second that are kept. */
const MOST = 32

/**
 * Consoles that show the same screen ask the same in the same second: they share one answer, as long as the journal stands
 * where it stood. No answer is not kept. `now`: ms of a clock that does not jump.
 */
export function createSharedAnswers<T>(now: () => number) {
  const known = new Map<string, { readonly seq: number; readonly at: number; readonly answer: T }>()

  return function shared(question: string, seq: number, work: () => T | undefined): T | undefined {
    const found = known.get(question)
    if (found?.seq === seq && now() - found.at < SHARED_MS) return found.answer
    const answer = work()
    known.delete(question)
    if (answer === undefined) return undefined
    known.set(question, { seq, at: now(), answer })
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return answer
  }
}
