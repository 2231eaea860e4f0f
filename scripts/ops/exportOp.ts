import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { exportText } from '../../server/src/journal/verify/exportFile.ts'
import { journalLines, streamTop } from '../../server/src/journal/verify/source.ts'
import { counted, type Op, PLACE_FLAGS, PLACE_USAGE, readArgs } from './op.ts'
import { openPlace } from './place.ts'

const usage = `npm run ops -- export --out FILE [--data DIR]
writes the whole journal as text, an entry a line, for verify and for scripts/verifier/verify.mjs
${PLACE_USAGE}
  --out FILE    where to; it must not exist yet`

export const exportOp: Op = {
  name: 'export',
  does: 'writes a journal as text that anybody can prove',
  usage,
  async run(args, say) {
    const { values } = readArgs(args, { ...PLACE_FLAGS, out: { type: 'string' } } as const, usage)
    const { out } = values
    if (!out) throw new CannotStart(`Say where to with --out FILE.\n\n${usage}`)
    const place = await openPlace(values)
    try {
      const to = (await streamTop(place.redis, place.keys))?.seq ?? 0
      if (to === 0) throw new CannotStart(`The journal of ${values.city}, ${values.world}, is empty.`)
      const draft = `${out}.part`
      await pipeline(
        Readable.from(exportText(journalLines({ ...place, to }))),
        createWriteStream(draft, { flush: true }),
      )
      await rename(draft, out).finally(() => rm(draft, { force: true }))
      say(`${counted(to)} entries written to ${out}`)
      return true
    } finally {
      await place.close()
    }
  },
}
