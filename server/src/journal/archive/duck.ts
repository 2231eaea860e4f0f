import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'

/** DuckDB's own share of the hub's memory: past it, it works on disk. */
const MEMORY = '256MB'

const SETTINGS = {
  threads: '1',
  memory_limit: MEMORY,
  // It asks for nothing from outside: what it needs is built in.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

let opening: Promise<DuckDBInstance> | undefined

/** One engine a process, opened when the past is first asked for: a hub that has no past yet starts without it. */
async function engine(): Promise<DuckDBInstance> {
  opening ??= import('@duckdb/node-api').then(({ DuckDBInstance }) => DuckDBInstance.create(':memory:', SETTINGS))
  return opening
}

/** Lends a connection. Questions run in DuckDB's thread, never on the event loop. */
export async function withDuck<T>(work: (duck: DuckDBConnection) => Promise<T>): Promise<T> {
  const duck = await (await engine()).connect()
  try {
    return await work(duck)
  } finally {
    duck.closeSync()
  }
}

/** Rows as they come, a few thousand at a time; the event loop breathes between them. */
export async function* rowsOf(
  duck: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): AsyncGenerator<DuckDBValue[][]> {
  const result = await duck.stream(sql, values)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    yield chunk.getRows()
  }
}

/** A text as SQL reads it. For paths of ours: what others wrote is handed over as a value. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A list of files as `read_parquet` takes it. */
export const filesOf = (paths: readonly string[]): string => `[${paths.map(quoted).join(', ')}]`
