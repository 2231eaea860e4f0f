import type { Role } from '@muster/shared/access/roles.ts'

/** The password of every sample login; they exist only where the sample city runs on a loopback address. */
export const SAMPLE_PASSWORD = 'muster-demo'

const people: Readonly<Record<string, { name: string; roles: Role[]; agencyId?: string }>> = {
  manager: { name: 'Manager', roles: ['supervisor'] },
  dispatcher: { name: 'Desk 3', roles: ['dispatcher', 'calltaker'] },
  dispatcher2: { name: 'Desk 4', roles: ['dispatcher', 'calltaker'] },
  officer: { name: 'Officer 1', roles: ['alertauthor', 'alertapprover'] },
  officer2: { name: 'Officer 2', roles: ['alertauthor', 'alertapprover'] },
  officer3: { name: 'Officer 3', roles: ['alertauthor', 'alertapprover'] },
  logistics: { name: 'Logistics', roles: ['logistics'] },
  finance: { name: 'Finance 1', roles: ['finance'] },
  finance2: { name: 'Finance 2', roles: ['finance'] },
  liaison: { name: 'Transport liaison', roles: ['liaison'], agencyId: 'transport' },
  liaison2: { name: 'Commerce liaison', roles: ['liaison'], agencyId: 'commerce' },
  liaison3: { name: 'Customs liaison', roles: ['liaison'], agencyId: 'customs' },
  auditor: { name: 'Auditor', roles: ['auditor'] },
  admin: { name: 'Administrator', roles: ['admin'] },
}

export const SAMPLE_PEOPLE = Object.entries(people).map(([username, person]) => ({ username, ...person }))
