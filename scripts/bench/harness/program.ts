import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * A program that has said that it is ready. `ms`: from its start until then; `said`: the words that the pattern caught;
 * `output`: all that it said until then.
 */
export type Program = {
  readonly ms: number
  readonly said: readonly string[]
  readonly output: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 180_000

/** Starts a program and waits until a line of its output matches. Throws with its output where it ends before. */
export async function startProgram(
  command: readonly string[],
  ready: RegExp,
  cwd?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const [path = '', ...args] = command
  const started = performance.now()
  // One actor stands for a whole city's desks here.
  const whole = { COMMANDS_PER_S: '1000000', ...process.env, ...env }
  const child = spawn(path, args, { cwd, env: whole, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  let output = ''
  const found = new Promise<RegExpExecArray>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${command.join(' ')} is not ready:\n${output}`)), PATIENCE_MS)
    const hear = (text: string) => {
      output += text
      const match = ready.exec(output)
      if (match) resolve(match)
      if (match) clearTimeout(late)
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear)
    child.on('exit', () => reject(new Error(`${command.join(' ')} ended:\n${output}`)))
  })
  try {
    const said = await found
    return {
      ms: performance.now() - started,
      said,
      output,
      pid: child.pid ?? 0,
      async stop() {
        child.kill('SIGTERM')
        await ended
      },
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}
