import type { CSSProperties } from 'react'

/** A share of one as a CSS variable; React's own types know no variables. */
export const share = (name: `--${string}`, value: number): CSSProperties => Object.fromEntries([[name, value]])
