import { statfs } from 'node:fs/promises'

/** Bytes of the disk on which a folder lies. `freeBytes`: what the hub's user may still write. */
export type Disk = { readonly freeBytes: number; readonly totalBytes: number }

/** How full the disk of this folder is; undefined where the system does not say. */
export async function readDisk(folder: string): Promise<Disk | undefined> {
  try {
    const { bsize, blocks, bavail } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return undefined
  }
}
