import type { FastifyInstance } from 'fastify'

const isHuge = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER

/**
 * Refuses numbers in an address that a double does not hold exactly (bad input 17): `1e308` counts as an integer in JSON
 * Schema, and is none to a store.
 */
export function refuseHugeNumbers(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ query }) => {
    const values: unknown[] = typeof query === 'object' && query !== null ? Object.values(query).flat() : []
    if (values.some(isHuge)) throw Object.assign(new Error('a number is beyond 2⁵³−1'), { statusCode: 400 })
  })
}
