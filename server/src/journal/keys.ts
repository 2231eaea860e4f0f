/** The Redis keys of one world's journal. One hash tag, made here and never by a client, keeps them in one slot (J4). */
export type JournalKeys = {
  readonly tag: string
  readonly stream: string
  readonly head: string
  readonly versions: string
  readonly snapshot: string
  readonly numbers: string
  readonly awake: string
  /** How far each reader of the stream has come: nothing that one of them still needs is trimmed (J7). */
  readonly consumers: string
  /** Which storage holds this world's past. */
  readonly archive: string
  /** What the names of the idempotency keys' buckets begin with; a number follows. */
  readonly buckets: string
}

/** The hash tag of what all worlds of a city share: who may sign in, which drills there are. */
export const sharedTag = (city: string): string => `{${city}}`

/** Keys for a city and world; both ids were checked before (`[A-Za-z0-9_-]`, worlds with one colon). */
export function journalKeys(city: string, world: string): JournalKeys {
  const tag = `{${city}:${world}}`
  return {
    tag,
    stream: `${tag}:journal`,
    head: `${tag}:head`,
    versions: `${tag}:versions`,
    snapshot: `${tag}:snapshot`,
    numbers: `${tag}:numbers`,
    awake: `${tag}:awake`,
    consumers: `${tag}:consumers`,
    archive: `${tag}:archive`,
    buckets: `${tag}:k:`,
  }
}
