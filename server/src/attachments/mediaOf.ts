import type { MediaType } from '@muster/shared/kernel/media.ts'

const BEGINNINGS: readonly (readonly [MediaType, (bytes: Buffer) => boolean])[] = [
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['application/pdf', (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-'],
]
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for.
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** Words, and no page or drawing: what begins as markup could be taken for one by whoever opens it. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() !== '' && !text.trimStart().startsWith('<') && !CONTROLS.test(text)
  } catch {
    return false
  }
}

/** What a file is, by its first bytes: neither its name nor who sends it is asked. Undefined where it is nothing we keep. */
export function mediaOf(bytes: Buffer): MediaType | undefined {
  const [known] = BEGINNINGS.find(([, begins]) => begins(bytes)) ?? []
  return known ?? (isText(bytes) ? 'text/plain' : undefined)
}
