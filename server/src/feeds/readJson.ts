import { Unreadable } from './feed.ts'

/** Deeper than anything a source means to say. */
const MAX_DEPTH = 64

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a body, without a byte order mark. Throws Unreadable where it is not UTF-8 or holds NUL. */
export function readText(bytes: Buffer): string {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new Unreadable('the body is not UTF-8')
  }
  if (text.includes('\u0000')) throw new Unreadable('the body holds a NUL')
  return text
}

/** A JSON body. Throws Unreadable. */
export function readJson(bytes: Buffer): unknown {
  const text = readText(bytes)
  if (isTooDeep(text)) throw new Unreadable(`the body is nested more than ${MAX_DEPTH} deep`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unreadable(`the body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}

/** Items of a JSON body: the members of a list, or the one thing that it is. */
export function readJsonItems(bytes: Buffer): readonly unknown[] {
  const body = readJson(bytes)
  return Array.isArray(body) ? body : [body]
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\\' && inString) at += 1
    else if (char === '"') inString = !inString
    else if (inString) continue
    else if (char === '[' || char === '{') depth += 1
    else if (char === ']' || char === '}') depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}
