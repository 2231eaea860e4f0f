import { createRedaction } from '../kernel/redaction.ts'
import { cityFold } from './fold.ts'
import { aggregates } from './index.ts'

/** What each class sees of the city, as the aggregates declare it. */
export const cityRedaction = createRedaction(aggregates, cityFold.lift)
