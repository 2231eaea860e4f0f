/** Shown of one item at first; the rest on asking. */
export const SHOWN = 600

// Controls but for tab and line end, marks that turn or hide text (bidi, zero width), separators that end a line.
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (mark: string): string => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`

/**
 * Bytes from outside as text that can do nothing: what would turn, hide or end text is written out. Base64 in. Bytes that
 * are not of the charset show as �.
 */
export function safeText(base64: string, charset: 'utf-8' | 'gb18030' = 'utf-8'): string {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
  return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes).replace(HIDDEN, escaped)
}
