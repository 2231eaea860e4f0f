/** The longest name that a call's record takes, in UTF-16 units. */
const LONGEST = 200

/** A file's name as the record keeps it: shortened in its middle, so that what it ends with still says what it is. */
export function fileName(name: string): string {
  const plain = Array.from(name.replaceAll('\0', '').toWellFormed())
  if (plain.join('').length <= LONGEST) return plain.join('') || '?'
  const tail = plain.slice(-12).join('')
  let head = ''
  for (const sign of plain) {
    if (head.length + sign.length + 1 + tail.length > LONGEST) break
    head += sign
  }
  return `${head}…${tail}`
}

/** How large a file is, as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
