import { utf8Of } from './strictText.ts'

/** Charsets that a source may declare beside UTF-8; every reader knows them by these names. */
export const CHARSETS = ['utf-8', 'gb18030', 'gbk', 'gb2312', 'big5', 'utf-16le', 'windows-1252'] as const

/** A content type's name and its declared charset, in small letters: `text/csv; charset=GB18030`. */
export function readContentType(header: string): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = header.toLowerCase().split(';')
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([\w-]+)"?\s*$/.exec(one)?.[1]).find(Boolean)
  return { type: type.trim(), charset: charset ?? 'utf-8' }
}

/** Bytes in a declared charset as UTF-8; undefined where the charset is unknown here or the bytes are not in it. */
export function inUtf8(bytes: Buffer, charset: string): Buffer | undefined {
  if (charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii') return bytes
  if (!CHARSETS.some((known) => known === charset)) return undefined
  const text = textIn(bytes, charset)
  return text === undefined ? undefined : Buffer.from(text)
}

function textIn(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Of the characters that ASCII lacks, the share that must be everyday Chinese before bytes are held to be GB18030. */
const SHARE = 0.8
const SHOWN = 40

/**
 * The beginning of bytes that read as GB18030 and not as UTF-8, for a person to confirm; undefined otherwise. A guess is
 * never acted upon: other charsets fit too, and read as something else (bad input 51).
 */
export function seemsGb18030(bytes: Uint8Array): string | undefined {
  if (utf8Of(bytes) !== undefined) return undefined
  const text = textIn(bytes, 'gb18030')
  if (text === undefined || text.includes('\u0000')) return undefined
  const beyond = [...text].filter((char) => char > '\u007f')
  const chinese = beyond.filter((char) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/u.test(char))
  return chinese.length > 0 && chinese.length >= beyond.length * SHARE ? text.trim().slice(0, SHOWN) : undefined
}
