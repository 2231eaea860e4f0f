import { capabilityWords } from '@muster/shared/commandline/resolve.ts'
import { fold } from '@muster/shared/commandline/spelling.ts'
import type { Agency } from '@muster/shared/domain/agency/agency.ts'
import { isId } from '@muster/shared/kernel/ids.ts'

/** A neighbour as it is typed; `lends` in words, one behind another. */
export type Draft = { readonly id: string; readonly name: Agency['name'] } & Record<
  'lends' | 'minutes' | 'call',
  string
>

/** What a neighbour lends, as its field shows it. */
export const draftOf = ({ id, name, aid }: Agency, wordOf: (capability: string) => string, joint: string): Draft => ({
  ...{ id, name },
  lends: (aid?.capabilities ?? []).map(wordOf).join(joint),
  minutes: aid?.minutes === undefined ? '' : `${aid.minutes}`,
  call: aid?.call ?? '',
})

/** What stands in a list of capabilities, each by its id: by the words of either language, else as it is written. */
export function readLends(text: string, known: readonly string[]): readonly string[] {
  const typed = text.split(/[,，、;；]/).map((word) => fold(word.trim()))
  const idOf = (word: string) =>
    known.find((one) => capabilityWords(one).includes(word)) ?? word.replaceAll(/\s+/g, '-')
  return [...new Set(typed.filter(Boolean).map(idOf))]
}

/** What a draft comes to, as `agency.register` takes it; undefined where something is missing or cannot be kept. */
export function agencyOf({ id, name, lends, minutes, call }: Draft, known: readonly string[]) {
  const capabilities = readLends(lends, known)
  const isTold = name.en.trim() !== '' && name.zh.trim() !== '' && isId(id)
  const soon = minutes === '' ? undefined : Number(minutes)
  const isSoon = soon === undefined || (Number.isInteger(soon) && soon >= 1 && soon <= 600)
  if (!isTold || !isSoon || capabilities.length > 20 || !capabilities.every(isId)) return undefined
  const reached = call.trim()
  const aid = { capabilities, ...(reached !== '' && { call: reached }), ...(soon !== undefined && { minutes: soon }) }
  // Who lends nothing is no neighbour to ask, whatever its number.
  return { agencyId: id, name, ...(capabilities.length > 0 && { aid }) }
}

/** An id that is free, after the name: `Oakland Fire` is `oakland-fire`. */
export function idAfter({ en }: Agency['name'], taken: readonly string[]): string {
  const stem = en
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
  const first = stem === '' ? 'neighbour' : stem
  let id = first
  for (let number = 2; taken.includes(id); number += 1) id = `${first}-${number}`
  return id
}
