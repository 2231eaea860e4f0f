import { hash } from 'node:crypto'
import type { SeedOf } from './ask.ts'

/** 80 bits in base 36: the same for every retry and every hub, and nothing that anybody can aim at another's id. */
export const seedOf: SeedOf = (scope, key) =>
  BigInt(`0x${hash('sha256', `${scope}\n${key}`).slice(0, 20)}`)
    .toString(36)
    .padStart(16, '0')
