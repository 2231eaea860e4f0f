import { createHash } from 'node:crypto'
import { lstatSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '../cannotStart.ts'

/** Where a Redis answers: an address that somebody gave us, or a unix socket of our own. */
export type RedisAddress = { url: string } | { socket: string; login?: Login }
/** Who we are to servers that ask. */
export type Login = { readonly username?: string; readonly password?: string }

export const SOCKET = 'redis.sock'

// The kernel's limits for the path of a unix socket are 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST_SOCKET_PATH = 103

/**
 * The path by which clients reach the socket in this folder. The socket itself always lies in the folder (J13); where
 * its path is too long for the kernel, clients go by a short symbolic link to the folder, which `drop` removes.
 */
export function socketAddress(folder: string, name = SOCKET): { socket: string; drop: () => void } {
  const direct = join(folder, name)
  if (Buffer.byteLength(direct) <= LONGEST_SOCKET_PATH) return { socket: direct, drop: () => {} }
  const short = `muster-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  const within = (parent: string) => Buffer.byteLength(join(parent, short, name)) <= LONGEST_SOCKET_PATH
  const link = join(within(tmpdir()) ? tmpdir() : '/tmp', short)
  makeLink(folder, link)
  return { socket: join(link, name), drop: () => rmSync(link, { force: true }) }
}

function makeLink(folder: string, link: string): void {
  try {
    symlinkSync(folder, link)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    // Anybody may write in /tmp: only a link of our own to our own folder is followed.
    const ours = lstatSync(link).uid === userInfo().uid && readlinkSync(link) === folder
    if (!ours) throw new CannotStart(`${link} is in the way and not ours: use a data folder with a shorter path.`)
  }
}
