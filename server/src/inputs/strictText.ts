const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of bytes, without a byte order mark; undefined where they are not UTF-8. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Deeper than anything that somebody means to say, and more fields of one thing than any schema has. */
const MAX_DEPTH = 64
const MAX_FIELDS = 1000

/**
 * Why JSON is not worth reading: nested too deep, or things of too many fields. Told from its characters alone, because
 * readers that recurse would not come back, and a million fields take a reader seconds. Undefined where it may be read.
 */
export function beyondReading(json: string): string | undefined {
  const fields: number[] = [0]
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (char === '\\' && inString) at += 1
    else if (char === '"') inString = !inString
    else if (inString) continue
    else if (char === '[' || char === '{') fields.push(0)
    else if ((char === ']' || char === '}') && fields.length > 1) fields.pop()
    else if (char === ':') fields.push((fields.pop() ?? 0) + 1)
    if (fields.length > MAX_DEPTH + 1) return `is nested more than ${MAX_DEPTH} deep`
    if ((fields.at(-1) ?? 0) > MAX_FIELDS) return `holds a thing of more than ${MAX_FIELDS} fields`
  }
  return undefined
}
