/** A route of administrators. `proof`: it takes a proof of the last five minutes; looking takes none. */
export const adminRoute = (summary: string, rest: object, { proof = true }: { proof?: boolean } = {}) => ({
  schema: { tags: ['access'], summary, ...rest },
  config: { needs: { scope: 'command', roles: ['admin'], person: true, proof } as const },
})
