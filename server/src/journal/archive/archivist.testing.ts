import { join } from 'node:path'
import { connectRedis } from '../../redis/connectRedis.ts'
import { createJournal } from '../journal.ts'
import { journalKeys } from '../keys.ts'
import { createArchive } from './archive.ts'
import { createArchivist } from './archivist.ts'
import { createFolds } from './folds.ts'
import { folderStorage } from './storage.ts'

// For tests: a process that archives a journal and is killed as soon as it has reached a step.
const [address = '', folder = '', world = '', killedAt] = process.argv.slice(2)
const redis = await connectRedis({ address: JSON.parse(address) })
const journal = createJournal({ redis, tailRedis: redis, keys: journalKeys('test', world) })
const head = (await journal.top()).seq
const archive = createArchive(folderStorage(join(folder, 'archive', world)))
const scratch = join(folder, 'scratch')
await createArchivist({
  archive,
  folds: createFolds({ archive, scratch }),
  journal,
  redis,
  scratch,
  sealedTo: () => head,
  snapshotSeq: async () => head,
  consumedTo: () => head,
  reached: (step) => {
    if (step === killedAt) process.kill(process.pid, 'SIGKILL')
  },
  warn: () => undefined,
  segmentEntries: 100,
  keepEntries: 50,
}).run()
process.exit(3)
