import { commands } from '@muster/shared/domain/commands.ts'
import type { CommandDesk, Verdict } from '../command/ask.ts'
import type { FeedDesk } from '../feeds/feedDesk.ts'
import type { Journal } from '../journal/journal.ts'
import type { Meters } from './meters.ts'
import { spanned } from './spans.ts'

/** Names that commands have, so that nobody's made-up one becomes a label. */
const CLASSES = new Map(commands.map(({ name }) => [name, name.split('.')[0] ?? name]))
const classOf = (name: string): string => CLASSES.get(name) ?? 'none'

const verdictOf = (verdict: Verdict): string =>
  verdict.kind === 'committed' && verdict.replayed ? 'replayed' : verdict.kind

/**
 * Parts of the hub with a watch on them: the same part, and what it does is counted, timed and told in spans. The parts
 * themselves know nothing of it.
 */
export function createMeasured(meters: Meters) {
  const commandTimer = meters.timer('muster_command_seconds', 'From a command asked to its verdict', ['class'])
  const verdicts = meters.tally('muster_commands_total', 'Commands by kind and verdict', ['class', 'verdict'])
  const appendTimer = meters.timer('muster_journal_append_seconds', 'One append, its fsync included')
  const batchSize = meters.sizes('muster_journal_batch_entries', 'Entries in one append')
  const appended = meters.tally('muster_journal_appended_total', 'What became of entries', ['answer'])
  const feedTimer = meters.timer('muster_feed_message_seconds', 'A message of a feed, from body to answer', ['feed'])
  const items = meters.tally('muster_feed_taken_total', 'Items that this hub was sent', ['feed', 'outcome'])
  let outstanding = 0
  let appending = 0

  async function asked(name: string, work: () => Promise<Verdict>): Promise<Verdict> {
    const kind = classOf(name)
    const started = performance.now()
    outstanding += 1
    try {
      const tell = (verdict: Verdict) => ({ 'muster.verdict': verdictOf(verdict) })
      const verdict = await spanned('command.decide', { 'muster.command': kind === 'none' ? kind : name }, work, tell)
      verdicts.add(`${kind}/${verdictOf(verdict)}`)
      return verdict
    } finally {
      outstanding -= 1
      commandTimer.observe(performance.now() - started, { class: kind })
    }
  }

  return {
    desk: (desk: CommandDesk): CommandDesk => {
      const ask: CommandDesk['ask'] = (question) => asked(question.name, () => desk.ask(question))
      return { ...desk, ask, askAll: (asks) => Promise.all(asks.map(ask)) }
    },

    journal: (journal: Journal): Journal => ({
      ...journal,
      async append(...given: Parameters<Journal['append']>) {
        const { length } = given[0]
        const started = performance.now()
        appending += length
        try {
          const work = () => journal.append(...given)
          const answers = await spanned('journal.append', { 'muster.entries': length }, work)
          for (const { kind } of answers) appended.add(kind)
          return answers
        } catch (error) {
          appended.add('unknown', length)
          throw error
        } finally {
          appending -= length
          appendTimer.observe(performance.now() - started)
          batchSize(length)
        }
      },
    }),

    feeds: (desk: FeedDesk): FeedDesk => ({
      ...desk,
      async take(...given: Parameters<FeedDesk['take']>) {
        const [{ id }] = given
        const started = performance.now()
        try {
          const taken = await spanned(
            'feed.intake',
            { 'muster.feed': id },
            () => desk.take(...given),
            ({ accepted, duplicates, quarantined }) => ({ accepted, duplicates, quarantined }),
          )
          for (const outcome of ['accepted', 'duplicates', 'quarantined'] as const)
            if (taken[outcome] > 0) items.add(`${id}/${outcome}`, taken[outcome])
          return taken
        } finally {
          feedTimer.observe(performance.now() - started, { feed: id })
        }
      },
    }),

    commandTimer,
    appendTimer,
    verdicts,
    appended,
    items,
    /** Commands that wait to be decided, and those whose entries are being written. */
    queue: () => ({ waiting: Math.max(0, outstanding - appending), inFlight: appending }),
  }
}

export type Measured = ReturnType<typeof createMeasured>
