import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { builtInIds, citiesDir, loadCity } from '@muster/server/cities/loadCity.ts'
import { isId } from '@muster/shared/kernel/ids.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { slugOf } from './areas/slugOf.ts'
import type { BuiltCity } from './builtCity.ts'
import { CannotBuild } from './cannotBuild.ts'

const HELP = `Builds a city's folder from public data.

  npm run build-city -- osm FILE --id ID   make a city of an OpenStreetMap file: .osm.pbf, .osm or .osm.gz
      --name NAME --name-zh NAME           what it is called (the id, else)
      --time-zone ZONE                     its IANA time zone (found by its place, else)
  npm run build-city -- sf                 rebuild server/src/cities/sf from ../shared/data
      --data FOLDER                        take the data from FOLDER (it holds sf/basemap, sf/calls, ...)
      --out FOLDER                         write the city's folder below FOLDER instead
  npm run build-city -- learn ID --calls FILE --calls FILE2
                                           learn calls to expect by cell, hour and weekday from past calls
                                           (CSV of the SFFD form) and keep these figures in the city's folder

A city of yours lies in ${citiesDir()} (CITIES_DIR), which git does not see; npm start -- --city ID runs it.
Prints the figures it checks: how much of the road graph hangs together, how far calls lie from it,
and how its times compare with recorded drives. SOURCES.md in the city's folder names every source.
`

type Options = Exclude<ReturnType<typeof readArgs>, string>
type Answer = [exitCode: number, message: string]

const root = fileURLToPath(new URL('../..', import.meta.url))
const builtInFolder = `${root}server/src/cities`
const [exitCode, message] = await main(process.argv.slice(2))
if (message) (exitCode === 0 ? process.stdout : process.stderr).write(`${message}\n`)
process.exitCode = exitCode

async function main(args: string[]): Promise<Answer> {
  const parsed = readArgs(args)
  if (typeof parsed === 'string') return [2, parsed]
  if (parsed.values.help) return [0, HELP]
  const [what = '', city = ''] = parsed.positionals
  // What builds is loaded only then: a no comes at once.
  try {
    if (what === 'sf') return await sf(parsed)
    if (what === 'osm') return await osm(parsed)
    if (what === 'learn') {
      const { learn } = await import('./learn.ts')
      return await learn(city, parsed.values.calls, parsed.values.out ?? (await folderAbove(city)))
    }
    return [2, 'Which city? There is: sf; and osm FILE makes one of a map. See --help.']
  } catch (error) {
    if (error instanceof CannotBuild) return [1, error.message]
    throw error
  }
}

/** Where the folder of a city lies. */
async function folderAbove(id: string): Promise<string> {
  return (await builtInIds()).includes(id) ? builtInFolder : citiesDir()
}

async function sf({ values: { data, out = builtInFolder } }: Options): Promise<Answer> {
  if (!existsSync(`${data}/sf`))
    return [1, `No data for sf in ${data}. The built folder is in the repository; to rebuild it pass --data FOLDER.`]
  const { buildSf } = await import('./sf/buildSf.ts')
  return write(await buildSf(data), `${out}/sf`)
}

async function osm({ values, positionals: [, path, more] }: Options): Promise<Answer> {
  if (!path || more) return [2, 'Which file? npm run build-city -- osm FILE.osm.pbf --id ID. See --help.']
  const id = values.id ?? slugOf(basename(path).replace(/\.osm.*$/, '')).slice(0, 40)
  if (!isId(id)) return [2, `--id names the city's folder: letters, digits, _ and -, at most 40, not "${id}".`]
  if ((await builtInIds()).includes(id)) return [2, `${id} comes with Muster. Give your city another --id.`]
  const timeZone = values['time-zone']
  if (timeZone !== undefined && !isTimeZone(timeZone))
    return [2, `--time-zone must be a name of the IANA list, as Europe/Vaduz, not "${timeZone}".`]
  const sample = await loadCity('sf')
  if (isRefusal(sample)) return [1, 'The folder of the sample city is missing: server/src/cities/sf.']
  const name = values.name ?? id.replace(/(^|[-_])([a-z])/g, (_, gap, letter) => `${gap && ' '}${letter.toUpperCase()}`)
  const wish = { path, id, name: { en: name, zh: values['name-zh'] ?? name }, timeZone }
  const { buildOsm } = await import('./osm/buildOsm.ts')
  return write(await buildOsm(wish, sample), `${values.out ?? citiesDir()}/${id}`)
}

async function write({ files, figures, remarks = [] }: BuiltCity, folder: string): Promise<Answer> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(`${folder}/${name}`, bytesOf(content))
  return [0, [JSON.stringify(figures, null, 2), ...remarks, `Written: ${folder}`].join('\n')]
}

function readArgs(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        data: { type: 'string', default: `${root}../shared/data` },
        calls: { type: 'string', multiple: true, default: [] },
        ...{ out: text, id: text, name: text, 'name-zh': text, 'time-zone': text },
      },
    })
  } catch (error) {
    // parseArgs throws for what the person typed: that is an answer to them, not a fault of ours.
    return error instanceof Error ? error.message : String(error)
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function bytesOf(content: unknown): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content
  // One item a line: a change of the pack is then a change of lines.
  if (Array.isArray(content)) return `[\n${content.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`
  return `${JSON.stringify(content)}\n`
}
