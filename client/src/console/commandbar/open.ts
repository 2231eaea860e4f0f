import { createAnnouncer } from '../../live/announcer.ts'
import { typeLine } from './barStore.ts'

const asks = createAnnouncer()

/** The bar listens here for being asked to take the focus. */
export const onOpenBar = asks.subscribe

/** Puts the text into the command bar, the caret behind it, and the focus there. */
export function openCommandBar(text = ''): void {
  if (text !== '') typeLine(text)
  asks.announce()
}
