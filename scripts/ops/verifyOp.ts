import { readFileSync } from 'node:fs'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { checkArchive } from '../../server/src/journal/verify/checkArchive.ts'
import { readExport } from '../../server/src/journal/verify/exportFile.ts'
import { readHeads } from '../../server/src/journal/verify/heads.ts'
import { createProof, type KnownSeal } from '../../server/src/journal/verify/proof.ts'
import { createRefold } from '../../server/src/journal/verify/refold.ts'
import { journalLines, streamTop } from '../../server/src/journal/verify/source.ts'
import { type Verified, verifyLines } from '../../server/src/journal/verify/verify.ts'
import { counted, type Op, PLACE_FLAGS, PLACE_USAGE, readArgs, type Say } from './op.ts'
import { openPlace, type Where } from './place.ts'

const usage = `npm run ops -- verify [EXPORT] [--data DIR] [--key KEY]… [--heads FILE|URL]
proves that no entry was altered, removed or put elsewhere, folds the journal anew and compares the state
${PLACE_USAGE}
  EXPORT        a file of npm run ops -- export, instead of a data folder
  --key KEY     accept seals of this key only (id or public key); may be given more than once
  --heads WHERE seals that must be there: what /public/journal-heads.json said at another time, a file or an address`

async function knownSeals(where: string | undefined): Promise<readonly KnownSeal[]> {
  if (!where) return []
  try {
    return readHeads(/^https?:/.test(where) ? await (await fetch(where)).text() : readFileSync(where, 'utf8'))
  } catch (error) {
    throw new CannotStart(`--heads ${where} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

async function verifyPlace(where: Where, proof: ReturnType<typeof createProof>): Promise<Verified> {
  const place = await openPlace(where)
  try {
    const top = await streamTop(place.redis, place.keys)
    const to = Math.max(top?.seq ?? 0, await place.archive.to())
    if (to === 0) throw new CannotStart(`The journal of ${where.city}, ${where.world}, in ${place.data} is empty.`)
    const elsewhere = await checkArchive(place.archive)
    return await verifyLines(journalLines({ ...place, to }), { proof, refold: createRefold(), elsewhere })
  } finally {
    await place.close()
  }
}

/** Tells what was found, a line a fault; true where all is as it was written. */
export function tell(
  say: Say,
  { entries, seals, head, sealedTo, keyIds, compared, unread, faults, faultCount }: Verified,
): boolean {
  for (const { from, to, says } of faults) say(`entry ${from === to ? from : `${from}–${to}`}: ${says}`)
  if (faultCount > faults.length) say(`and ${counted(faultCount - faults.length)} more`)
  say(
    `${counted(entries)} entries, ${counted(seals)} seals by ${keyIds.join(', ') || 'nobody'}; state compared ${compared} ×`,
  )
  if (unread > 0) say(`${counted(unread)} events that this version cannot read are listed faults of the record`)
  const tail = head.seq - sealedTo
  if (tail > 0) say(`sealed up to ${sealedTo}; the last ${counted(tail)} are held by their links alone`)
  say(
    faultCount === 0
      ? `As written, up to entry ${head.seq}, ${head.link}.`
      : `NOT AS WRITTEN: ${counted(faultCount)} faults.`,
  )
  return faultCount === 0
}

export const verifyOp: Op = {
  name: 'verify',
  does: 'proves that nothing was altered, removed or put elsewhere',
  usage,
  async run(args, say) {
    const flags = { ...PLACE_FLAGS, key: { type: 'string', multiple: true }, heads: { type: 'string' } } as const
    const { values, positionals } = readArgs(args, flags, usage)
    const proof = createProof({ keys: values.key, known: await knownSeals(values.heads) })
    const [file] = positionals
    return tell(
      say,
      file
        ? await verifyLines(readExport(file, proof), { proof, refold: createRefold() })
        : await verifyPlace(values, proof),
    )
  },
}
