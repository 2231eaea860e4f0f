import { type ReactNode, useEffect } from 'react'

/** What a screen has for paper in place of the board; `words`: what the sheet is called. */
export type PrintedPart = { readonly words: string; readonly part: ReactNode }

let shown: PrintedPart | undefined

export const getPrintedPart = (): PrintedPart | undefined => shown

/** While the caller is on the screen this is what is printed. */
export function usePrintedPart(part: PrintedPart | undefined): void {
  useEffect(() => {
    shown = part
    return () => {
      shown = undefined
    }
  })
}
