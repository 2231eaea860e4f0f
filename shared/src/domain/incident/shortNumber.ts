/**
 * An incident's number as people say it: `231` for `20170104-231`. Where two days meet, the newest open incident is
 * meant.
 */
export const shortNumber = (number: string): string => number.slice(number.lastIndexOf('-') + 1)
