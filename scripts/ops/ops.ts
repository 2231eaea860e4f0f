import { runOps } from './run.ts'

process.exit(
  await runOps(
    process.argv.slice(2),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  ),
)
