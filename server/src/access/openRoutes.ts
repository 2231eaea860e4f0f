/**
 * Routes that nobody need sign in for, by what they are. Every other route says in its `config.needs` what it takes; one
 * that says nothing and does not stand here is closed to everybody (denied by default). `*` at the end: all below it.
 */
export const OPEN_ROUTES: Readonly<Record<string, string>> = {
  '/': 'the front page: sums alone (V2)',
  '/console': 'the console, which asks who one is',
  '/console/*': 'the console, which asks who one is',
  '/wall': 'the wall, which asks who one is',
  '/drill/*': 'the console of a drill, which asks who one is',
  '/public/*': 'the public pages',
  '/setup': 'the first run: by its one-time token, from this machine',
  '/api/v1/setup': 'the first run: by its one-time token, from this machine',
  '/api/v1/session': 'signing in, and asking whether one is',
  '/api/v1/session/*': 'the further steps of signing in: each by what the step before gave',
  '/api/v1/city': 'which city this is',
  '/city/*': 'its map and street names, which are public data',
  '/api/v1/openapi.json': 'what the interface is',
  '/api/docs': 'what the interface is',
  '/api/docs/*': 'what the interface is',
  '/healthz': 'that the process lives',
  '/readyz': 'that it can work',
  '/metrics': 'figures: from this machine, else for administrators, by a check of its own',
}

const paths = Object.keys(OPEN_ROUTES)

/** Whether nobody need sign in for this route, by its declared path. */
export const isOpenRoute = (path: string): boolean =>
  paths.some((open) => (open.endsWith('/*') ? path.startsWith(open.slice(0, -1)) : path === open))
