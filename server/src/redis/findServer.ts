import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Redis or Valkey server that can be started: its program, what its environment adds, its version as it says it. */
export type ServerProgram = { path: string; env: Record<string, string>; version: string }

/** Redis 7 and all of Valkey reply only after the fsync (J3). */
export const OLDEST_MAJOR = 7

/** The first server on PATH that is new enough. */
export function findServer(pathList = process.env.PATH ?? ''): ServerProgram | undefined {
  for (const name of ['redis-server', 'valkey-server']) {
    const path = findOnPath(name, pathList)
    const program = path && tryServer(path, {})
    if (program) return program
  }
  return undefined
}

/** The program at this path, if it runs here and is new enough. */
export function tryServer(path: string, env: Record<string, string>): ServerProgram | undefined {
  try {
    const said = execFileSync(path, ['--version'], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 5000 })
    const version = /v=(\d+[\d.]*)/.exec(said)?.[1]
    return version && Number.parseInt(version, 10) >= OLDEST_MAJOR ? { path, env, version } : undefined
  } catch {
    return undefined
  }
}

/** Where a program of this name lies on PATH. */
export function findOnPath(name: string, pathList = process.env.PATH ?? ''): string | undefined {
  return pathList
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
