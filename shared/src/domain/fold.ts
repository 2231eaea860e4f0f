import { createFold } from '../kernel/fold.ts'
import { aggregates } from './index.ts'

/** Raised whenever an aggregate changes what its events mean; hello and snapshot carry it. */
const FOLD_VERSION = 3

/** The city's fold. */
export const cityFold = createFold(aggregates, FOLD_VERSION)
