import type { RefObject } from 'react'
import { useSide } from '../useSide.ts'

/** Sizes of board.css, px: a column's head and foot, and a card. */
const HEAD_PX = 30
const CARD_PX = 22

/** Cards that a column of the board has room for under its head, as high as the pane is now. */
export const useCardRoom = (board: RefObject<HTMLElement | null>): number =>
  Math.max(1, Math.floor((useSide(board, 'height') - HEAD_PX) / CARD_PX))
