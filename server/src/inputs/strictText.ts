const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of bytes, without a byte order mark; undefined where they are not UTF-8. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Whether JSON is nested deeper than `limit`; told without reading it, since readers that recurse would not come back. */
export function isDeeper(json: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (char === '\\' && inString) at += 1
    else if (char === '"') inString = !inString
    else if (inString) continue
    else if (char === '[' || char === '{') depth += 1
    else if (char === ']' || char === '}') depth -= 1
    if (depth > limit) return true
  }
  return false
}
