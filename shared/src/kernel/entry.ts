/** What happened to one thing: `assignment.made` to the assignment `id`. Never changed once appended. */
export type Event = { readonly type: string; readonly id: string; readonly data: Readonly<Record<string, unknown>> }

/** Who acted: an account, an API key or the hub itself. `agencyId`: whose things a role that is bound to an agency may touch. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly agencyId?: string
}

/** Who acted, as the journal keeps it. */
export type ActorMark = { readonly id: string; readonly name: string }

/** What a command asked, as the journal keeps it, with what the hub filled in, so that it can be decided again. */
export type Asked = {
  readonly name: string
  readonly input: unknown
  readonly context?: unknown
  /** What would take it back, told again to who retries. */
  readonly undo?: { readonly command: string; readonly input: Readonly<Record<string, unknown>> }
  /** Digests of the idempotency key and of the body: from the journal alone it can be told what was asked before (J2). */
  readonly key: string
  readonly body: string
}

/**
 * One line of the journal: all events of one command.
 * `seq` counts from 1; `at` is Redis's clock and `cityTime` the city's, both epoch ms; `command` is the command's name.
 */
export type Entry = {
  readonly seq: number
  readonly at: number
  readonly cityTime: number
  readonly actor: ActorMark
  readonly command: string
  readonly events: readonly Event[]
}

/** A position in a journal: the number of the last entry read and the link that belongs to it (J5). */
export type Cursor = { readonly seq: number; readonly link: string }

/** What a fold may know of the entry beside the event: nothing else, no clock (J12). */
export type Meta = { readonly seq: number; readonly at: number; readonly cityTime: number; readonly actor: ActorMark }
