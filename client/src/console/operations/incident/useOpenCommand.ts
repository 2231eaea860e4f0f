import { type Result, useResults } from '../../../live/commands.ts'

const concerns = (input: unknown, incidentId: string): boolean =>
  typeof input === 'object' && input !== null && 'incidentId' in input && input.incidentId === incidentId

/** The newest command of that name for that call which has no answer yet, on its way or held; or undefined. */
export const useOpenCommand = (name: string, incidentId: string): Result | undefined =>
  useResults().find(
    (result) =>
      result.name === name &&
      (result.outcome.kind === 'held' || result.outcome.kind === 'sending') &&
      concerns(result.input, incidentId),
  )
