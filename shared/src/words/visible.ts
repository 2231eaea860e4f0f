const HIDDEN = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu
const JOINER = '\u200d'
/** What stands around a joiner that makes one picture of two. */
const PICTURE_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u
const PICTURE_AFTER = /^\p{Extended_Pictographic}/u

/**
 * Text as people are shown it: marks that take no room or turn the reading direction stand as what they are, `⟨U+202E⟩`,
 * so that nobody reads another address than the one that is there (bad input 14). Line breaks, tabs and the joiners
 * inside emoji stay.
 */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (mark, at: number) => {
    if (mark === '\n' || mark === '\t') return mark
    const joins = mark === JOINER && PICTURE_BEFORE.test(text.slice(0, at)) && PICTURE_AFTER.test(text.slice(at + 1))
    return joins ? mark : `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
