/** A reason as a code with the facts that fill its sentence (words `why.<code>`). */
export type Reason = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/** Fewer late answers an hour than this are not worth a word. */
const LOSS_SAID = 0.01

/** What going costs the rest of the city, as a reason; none where it is too little for a word. */
export const uncovers = (loss: number): readonly Reason[] =>
  loss < LOSS_SAID ? [] : [{ code: 'uncovers', facts: { callsPerHour: Math.round(loss * 100) / 100 } }]

/** A unit would be sooner there, but the city would miss it more. */
export const keptBack = (soonerSec: number, loss: number): Reason => ({
  code: 'keptBack',
  facts: { sooner: Math.round(soonerSec), callsPerHour: Math.round(loss * 100) / 100 },
})
