import type { City } from '@muster/shared/domain/city.ts'
import { answer, unanswer } from '@muster/shared/domain/incident/answer.ts'
import { close, note, prioritise, reopen, retype, take } from '@muster/shared/domain/incident/commands.ts'
import { dispatch, divert, recall } from '@muster/shared/domain/incident/dispatch.ts'
import { handOver } from '@muster/shared/domain/incident/handOver.ts'
import { tick } from '@muster/shared/domain/incident/writing.ts'
import { correct, status } from '@muster/shared/domain/unit/commands.ts'
import type { AnyCommand } from '@muster/shared/kernel/command.ts'

/**
 * Commands that this machine decides as the hub will, save for travel times and the ids of assignments, which nobody names.
 * Left out is what needs what only the hub has: a report (its number, by which it is called), a place (its area), merging and
 * files (the archive), what is sealed. Such a command marks what it is about, and shows nothing of what will come of it.
 */
const FORESEEN: readonly AnyCommand<City>[] = [
  ...[note, prioritise, retype, take, handOver, tick, answer, unanswer, close, reopen],
  ...[dispatch, divert, recall, status, correct],
]

const byName = new Map(FORESEEN.map((command) => [command.name, command]))

/** The command of that name, where what comes of it can be known here. */
export const foreseenCommand = (name: string): AnyCommand<City> | undefined => byName.get(name)
