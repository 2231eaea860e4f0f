import { ROLES, type Role } from '@muster/shared/access/roles.ts'
import { createAccess } from '../../server/src/access/access.ts'
import { type Account, isReserved } from '../../server/src/access/account.ts'
import type { Grant } from '../../server/src/access/accounts.ts'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { sharedTag } from '../../server/src/journal/keys.ts'
import { type Op, PLACE_FLAGS, PLACE_USAGE, readArgs, type Say } from './op.ts'
import { openPlace } from './place.ts'

const usage = `npm run ops -- user list
npm run ops -- user add NAME --roles ROLE,ROLE [--says 'Full name'] [--agency ID]
npm run ops -- user role NAME --roles ROLE,ROLE [--agency ID]
npm run ops -- user password NAME
npm run ops -- user remove NAME
for who has the machine: nobody else is asked, and an administrator who has lost everything gets in again
${PLACE_USAGE}
  password      a new one for the next sign-in, shown once; second factors are set up anew, sessions end
  --roles       ${ROLES.join(', ')}`

const NAME = /^[a-z0-9][a-z0-9_-]{1,39}$/
const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

function rolesIn(text: string | undefined): Role[] {
  const roles = (text ?? '').split(',').filter((role) => role !== '')
  if (roles.length === 0 || !roles.every(isRole)) throw new CannotStart(`--roles wants some of: ${ROLES.join(', ')}.`)
  if (roles.includes('admin') && roles.includes('auditor'))
    throw new CannotStart('Nobody checks their own work: admin and auditor are two people.')
  return roles
}

type Access = ReturnType<typeof createAccess>
type Flags = { readonly roles?: string; readonly says?: string; readonly agency?: string }
type Deed = (access: Access, say: Say, name: string, flags: Flags) => Promise<void>

const noSuch = (name: string): CannotStart =>
  new CannotStart(`There is no account ${name} that could be changed. npm run ops -- user list`)

/** Somebody's own account: the sample logins are everybody's and stay as they are. */
async function known(accounts: Access['accounts'], name: string): Promise<Account> {
  const account = await accounts.find(name)
  if (!account || account.sample) throw noSuch(name)
  return account
}

const tellPassword = (say: Say, name: string, password: string): void =>
  say(`${name}, password for the first sign-in, good for 3 days: ${password}`)

const deeds: Readonly<Record<string, Deed>> = {
  async add({ accounts, unrecorded }, say, name, { roles, says = name, agency }) {
    const grant: Grant = { name: says, roles: rolesIn(roles), ...(agency && { agencyId: agency }) }
    if (isReserved(name)) throw new CannotStart(`The name ${name} is kept for Muster. Choose another.`)
    const taken = new CannotStart(`There is an account ${name} already.`)
    if (await accounts.find(name)) throw taken
    await unrecorded.keep(name, grant)
    const password = await accounts.add(name, grant)
    if (password === undefined) throw taken
    tellPassword(say, name, password)
  },
  async role({ accounts, sessions, unrecorded }, say, name, { roles, agency }) {
    const former = await known(accounts, name)
    const grant = { name: former.name, roles: rolesIn(roles), agencyId: agency ?? former.agencyId }
    await unrecorded.keep(name, grant)
    if (!(await accounts.change(name, grant))) throw noSuch(name)
    await sessions.endAll(name)
    say(`${name}: ${grant.roles.join(', ')}`)
  },
  async password({ accounts, sessions, unrecorded }, say, name) {
    const { name: says, roles, agencyId } = await known(accounts, name)
    await unrecorded.keep(name, { name: says, roles, agencyId })
    const password = await accounts.reset(name)
    if (password === undefined) throw noSuch(name)
    await sessions.endAll(name)
    tellPassword(say, name, password)
  },
  async remove({ accounts, sessions, unrecorded }, say, name) {
    await known(accounts, name)
    await unrecorded.keep(name)
    await accounts.remove(name)
    await sessions.endAll(name)
    say(`${name} is removed`)
  },
}

async function list({ accounts }: Access, say: Say): Promise<void> {
  for (const { username, name, roles, agencyId, isSample, hasSecondFactor } of await accounts.list())
    say(
      [username, name, roles.join(','), agencyId, isSample && 'sample', hasSecondFactor && '2FA']
        .filter(Boolean)
        .join('  '),
    )
}

export const userOp: Op = {
  name: 'user',
  does: 'adds, changes and removes people who may sign in',
  usage,
  async run(args, say) {
    const text = { type: 'string' } as const
    const { values, positionals } = readArgs(args, { ...PLACE_FLAGS, roles: text, says: text, agency: text }, usage)
    const [verb = '', name = ''] = positionals
    const deed = Object.hasOwn(deeds, verb) ? deeds[verb] : undefined
    if (!deed && verb !== 'list') throw new CannotStart(`Say what to do.\n\n${usage}`)
    if (deed && !NAME.test(name)) throw new CannotStart(`A name is of small letters, digits, _ and -, not "${name}".`)
    const { redisOf, city, close } = await openPlace(values)
    try {
      const access = createAccess({ redis: await redisOf(sharedTag(city)), city, sample: true })
      if (deed) await deed(access, say, name, values)
      else await list(access, say)
      return true
    } finally {
      await close()
    }
  },
}
