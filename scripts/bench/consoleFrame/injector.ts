import type { Socket } from 'node:net'
import type { Place } from '../harness/place.ts'
import { openRelay } from '../harness/relay.ts'

/** Stands between a browser and a hub and speaks to the browser's live connection as the hub would. */
export type Injector = {
  readonly url: string
  /** Sends one binary WebSocket message, between two of the hub's own; false where there is no live connection. */
  readonly send: (message: Uint8Array) => boolean
}

const HEAD_END = '\r\n\r\n'
const BINARY = 0x82

/** Bytes of the head of a frame and of its body; undefined where more bytes are needed to tell. A server masks nothing. */
function frameSize(bytes: Buffer): number | undefined {
  const short = (bytes[1] ?? 0) & 0x7f
  if (bytes.length < 2 || (short === 126 && bytes.length < 4) || (short === 127 && bytes.length < 10)) return undefined
  if (short === 126) return 4 + bytes.readUInt16BE(2)
  return short === 127 ? 10 + Number(bytes.readBigUInt64BE(2)) : 2 + short
}

/** Follows a stream of frames and tells after each chunk whether it ended with a frame. */
function createBoundaries() {
  let held = Buffer.alloc(0)
  let left = 0
  return (chunk: Buffer): boolean => {
    let rest = Buffer.concat([held, chunk])
    held = Buffer.alloc(0)
    for (;;) {
      const skipped = Math.min(left, rest.length)
      left -= skipped
      rest = rest.subarray(skipped)
      if (rest.length === 0) return left === 0
      const size = frameSize(rest)
      if (size === undefined) {
        held = rest
        return false
      }
      left = size
    }
  }
}

function headOf(length: number): Buffer {
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = BINARY
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

/** Opens a way to the hub at `hubUrl` on which messages can be put in. */
export async function openInjector(place: Place, hubUrl: string): Promise<Injector> {
  let live: { readonly browser: Socket; atBoundary: boolean } | undefined
  let waiting: Buffer[] = []

  function flush(): void {
    if (!live?.atBoundary) return
    for (const bytes of waiting) live.browser.write(bytes)
    waiting = []
  }
  const url = await openRelay(place, hubUrl, (browser, hub) => {
    let ends: ((chunk: Buffer) => boolean) | undefined
    hub.on('data', (bytes) => {
      browser.write(bytes)
      const at = ends ? -1 : bytes.indexOf(HEAD_END)
      if (!ends && at >= 0 && bytes.subarray(0, 12).toString('latin1') === 'HTTP/1.1 101') {
        ends = createBoundaries()
        live = { browser, atBoundary: ends(bytes.subarray(at + HEAD_END.length)) }
      } else if (ends && live?.browser === browser) live.atBoundary = ends(bytes)
      flush()
    })
    browser.on('data', (bytes) => hub.write(bytes))
  })
  return {
    url,
    send(message) {
      if (!live || live.browser.destroyed) return false
      waiting.push(Buffer.concat([headOf(message.length), message]))
      flush()
      return true
    },
  }
}
