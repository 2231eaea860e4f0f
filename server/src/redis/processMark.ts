import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Tells one process from a later one that got the same pid. */
export type ProcessMark = { pid: number; started: string }

/** The mark of a living process, or undefined when there is none (a zombie counts as gone). */
export function markOf(pid: number): ProcessMark | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)
  return started === undefined ? undefined : { pid, started }
}

/** Whether the very process that the mark was taken of still lives. */
export function lives(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started
}

// Field 22 of /proc/<pid>/stat: clock ticks from boot to the start of the process. The name in field 2 may hold spaces
// and brackets, so fields are counted from behind the last bracket, where field 3, the state, stands first.
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function startedElsewhere(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' || line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim()
  } catch {
    return undefined
  }
}
