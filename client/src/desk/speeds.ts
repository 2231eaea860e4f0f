/** How fast the past is played, in seconds of the city a second of it; the words of the buttons are the figures. */
export const SPEEDS = [1, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]
/** Hours that the time bar shows. */
export const SPANS_H = [2, 8, 24] as const
export type SpanH = (typeof SPANS_H)[number]
