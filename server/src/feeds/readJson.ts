import { seemsGb18030 } from '../inputs/charset.ts'
import { beyondReading, utf8Of } from '../inputs/strictText.ts'
import { Unreadable } from './feed.ts'

/** The text of a body, without a byte order mark. Throws Unreadable where it is not UTF-8 or holds NUL. */
export function readText(bytes: Buffer): string {
  const text = utf8Of(bytes)
  if (text === undefined) throw notUtf8(bytes)
  if (text.includes('\u0000')) throw new Unreadable('the body holds a NUL')
  return text
}

function notUtf8(bytes: Buffer): Unreadable {
  const seems = seemsGb18030(bytes)
  if (seems === undefined) return new Unreadable('the body is not UTF-8')
  const says = `the body is not UTF-8; as GB18030 it begins “${seems}”. Where that is right, declare charset=gb18030`
  return new Unreadable(says, 'charset')
}

/** A JSON body. Throws Unreadable. */
export function readJson(bytes: Buffer): unknown {
  const text = readText(bytes)
  const beyond = beyondReading(text)
  if (beyond) throw new Unreadable(`the body ${beyond}`)
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
