import { resolve } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { archivePlaceOf, openAttachments, openStorage } from '../../server/src/journal/archive/openStorage.ts'
import { backUp } from '../../server/src/journal/backup/backup.ts'
import { keepKeysApart } from './keysApart.ts'
import { counted, type Op, PLACE_FLAGS, PLACE_USAGE, readArgs } from './op.ts'
import { openPlace } from './place.ts'

const usage = `npm run ops -- backup --out FOLDER [--data DIR] [--personal FILE]
writes everything that a restore needs: journals of all worlds, archive, files of calls, accounts, keys of feeds, quarantine; the hub may run
${PLACE_USAGE}
  --out FOLDER     where to; a new folder
  --personal FILE  the keys of personal data and second factors, apart: whoever has them and a backup reads callers' names,
                   and who was erased comes back with them. Keep this file elsewhere, and not as long as backups.
The hub's private key is in neither: a restored hub makes its own and declares it.`

export const backupOp: Op = {
  name: 'backup',
  does: 'writes everything that a restore needs into a folder',
  usage,
  async run(args, say) {
    const flags = { ...PLACE_FLAGS, out: { type: 'string' }, personal: { type: 'string' } } as const
    const { values } = readArgs(args, flags, usage)
    if (!values.out) throw new CannotStart(`Say where to with --out FOLDER.\n\n${usage}`)
    const { data, city, redisOf, close } = await openPlace(values)
    try {
      const { worlds } = await backUp({
        redisOf,
        city,
        openArchive: (world) => openStorage(archivePlaceOf(process.env), { dataDir: data, city, world }),
        attachments: openAttachments(archivePlaceOf(process.env), { dataDir: data, city }),
        folder: resolve(values.out),
      })
      for (const { world, seq, archivedTo, link } of worlds)
        say(`${world}: ${counted(seq)} entries, ${counted(archivedTo)} of them from the archive, up to ${link}`)
      if (values.personal) say(`${await keepKeysApart(data, values.personal)} keys apart: ${values.personal}`)
      say(`Backed up to ${values.out}`)
      return true
    } finally {
      await close()
    }
  },
}
