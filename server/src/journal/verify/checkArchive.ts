import { readFile } from 'node:fs/promises'
import type { Archive } from '../archive/archive.ts'
import { nameOf } from '../archive/manifest.ts'
import { sha256 } from '../archive/storage.ts'
import type { Fault } from './proof.ts'

/** Compares each segment's file with its manifest (J7); answers what is not as it says. */
export async function checkArchive(archive: Archive): Promise<Fault[]> {
  const faults: Fault[] = []
  await archive.refresh()
  let link: string | undefined = ''
  for (const span of archive.segments()) {
    const name = nameOf(span)
    const say = (says: string) => faults.push({ ...span, says: `${name}: ${says}` })
    try {
      const manifest = await archive.manifestOf(span)
      const bytes = await readFile(await archive.storage.file(`${name}.parquet`))
      if (sha256(bytes) !== manifest.sha256) say('the file is not the one that its manifest names')
      if (manifest.from !== span.from || manifest.to !== span.to || manifest.rows !== span.to - span.from + 1)
        say('the manifest says other entries than its name')
      if (link !== undefined && manifest.before !== link) say('it does not continue the segment before')
      link = manifest.link
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      link = undefined
    }
  }
  return faults
}
