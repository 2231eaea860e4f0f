import type { KeyboardEvent } from 'react'

/** Escape leaves this form, and not what it stands in with it. An Escape that puts off a candidate of pinyin is the input method's. */
export const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    leave()
  }
