import { CannotStart } from '../../server/src/cannotStart.ts'
import { backupOp } from './backupOp.ts'
import { exportOp } from './exportOp.ts'
import type { Op } from './op.ts'
import { restoreOp } from './restoreOp.ts'
import { userOp } from './userOp.ts'
import { verifyOp } from './verifyOp.ts'

/** In the order in which they are met: look first, then take away, then bring back. */
const ops: readonly Op[] = [verifyOp, exportOp, backupOp, restoreOp, userOp]

const overview = `npm run ops -- NAME …   (NAME --help says more)
${ops.map(({ name, does }) => `  ${name.padEnd(8)} ${does}`).join('\n')}`

/** Runs one of them. Answers the exit code: 0 done and well, 1 not well or refused, 2 not understood. */
async function runOps([name, ...args]: string[]): Promise<number> {
  const op = ops.find((one) => one.name === name)
  if (!op) {
    const isAsked = name === undefined || name === '--help'
    process[isAsked ? 'stdout' : 'stderr'].write(`${isAsked ? '' : `There is no "${name}".\n`}${overview}\n`)
    return isAsked ? 0 : 2
  }
  if (args.includes('--help')) {
    process.stdout.write(`${op.usage}\n`)
    return 0
  }
  try {
    return (await op.run(args)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

process.exit(await runOps(process.argv.slice(2)))
