import { CannotStart } from '../../server/src/cannotStart.ts'
import { backupOp } from './backupOp.ts'
import { exportOp } from './exportOp.ts'
import type { Op, Say } from './op.ts'
import { restoreOp } from './restoreOp.ts'
import { userOp } from './userOp.ts'
import { verifyOp } from './verifyOp.ts'

/** In the order in which they are met: look first, then take away, then bring back. */
const ops: readonly Op[] = [verifyOp, exportOp, backupOp, restoreOp, userOp]

const overview = `npm run ops -- NAME …   (NAME --help says more)
${ops.map(({ name, does }) => `  ${name.padEnd(8)} ${does}`).join('\n')}`

/**
 * Runs one of them; `say` and `complain` hear what a person is told. Answers the exit code: 0 done and well, 1 not well or
 * refused, 2 not understood.
 */
export async function runOps([name, ...args]: string[], say: Say, complain: Say): Promise<number> {
  const op = ops.find((one) => one.name === name)
  if (!op && (name === undefined || name === '--help')) {
    say(overview)
    return 0
  }
  if (!op) {
    complain(`There is no "${name}".\n${overview}`)
    return 2
  }
  if (args.includes('--help')) {
    say(op.usage)
    return 0
  }
  try {
    return (await op.run(args, say)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    complain(error.message)
    return 1
  }
}
