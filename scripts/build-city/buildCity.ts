import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { learn } from './learn.ts'
import { type BuiltCity, buildSf } from './sf/buildSf.ts'

const HELP = `Builds a city's folder from public data.

  npm run build-city -- sf                 rebuild server/src/cities/sf from ../shared/data
  npm run build-city -- sf --data FOLDER   take the data from FOLDER (it holds sf/basemap, sf/calls, ...)
  npm run build-city -- sf --out FOLDER    write the city's folder below FOLDER instead
  npm run build-city -- learn sf --calls FILE --calls FILE2
                                           learn calls to expect by cell, hour and weekday from past calls
                                           (CSV of the SFFD form) and keep these figures in the city's folder

Prints the figures it checks: how much of the road graph hangs together, how far calls lie from it,
and how its times compare with recorded drives. SOURCES.md in the city's folder names every source.
`

/** Every city that can be built, by id. */
const cities = new Map<string, (data: string) => Promise<BuiltCity>>([['sf', buildSf]])

const root = fileURLToPath(new URL('../..', import.meta.url))
const [exitCode, message] = await main(process.argv.slice(2))
if (message) (exitCode === 0 ? process.stdout : process.stderr).write(`${message}\n`)
process.exitCode = exitCode

async function main(args: string[]): Promise<[exitCode: number, message: string]> {
  const parsed = readArgs(args)
  if (typeof parsed === 'string') return [2, parsed]
  const { values, positionals } = parsed
  if (values.help) return [0, HELP]
  const [id = '', city = ''] = positionals
  if (id === 'learn') return learn(city, values.calls, values.out)
  const build = cities.get(id)
  if (!build) return [2, `Which city? There is: ${[...cities.keys()].join(', ')}. See --help.`]
  if (!existsSync(`${values.data}/${id}`)) {
    return [
      1,
      `No data for ${id} in ${values.data}. The built folder is in the repository; to rebuild it pass --data FOLDER.`,
    ]
  }
  const { files, figures } = await build(values.data)
  const folder = `${values.out}/${id}`
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(`${folder}/${name}`, bytesOf(content))
  return [0, `${JSON.stringify(figures, null, 2)}\nWritten: ${folder}`]
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        data: { type: 'string', default: `${root}../shared/data` },
        calls: { type: 'string', multiple: true, default: [] },
        out: { type: 'string', default: `${root}server/src/cities` },
      },
    })
  } catch (error) {
    // parseArgs throws for what the person typed: that is an answer to them, not a fault of ours.
    return error instanceof Error ? error.message : String(error)
  }
}

function bytesOf(content: unknown): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content
  // One item a line: a change of the pack is then a change of lines.
  if (Array.isArray(content)) return `[\n${content.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`
  return `${JSON.stringify(content)}\n`
}
