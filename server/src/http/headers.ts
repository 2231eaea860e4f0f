import { createHash } from 'node:crypto'
import type { Server, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

const policy = (style: string): string =>
  [
    "default-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    `style-src ${style}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')

/** What every answer carries, whatever it is: pages, errors, files, Socket.IO's own. */
export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policy("'self'"),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The policy of a page whose one style stands in it: by the hash of that style, no other is taken. */
export const policyFor = (style: string): string =>
  policy(`'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`)

/** The docs page is somebody else's work and puts styles into its elements; it shows nothing of the city. */
export const DOCS_POLICY = policy("'self' 'unsafe-inline'")

/** Puts the headers on an answer that is not begun yet. */
export function harden(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SAFETY_HEADERS)) response.setHeader(name, value)
}

/**
 * Hardens what never reaches a route as well: Socket.IO takes its calls before the routes do, and an address that cannot
 * be read is answered before any hook.
 */
export function hardenAll(server: Server): void {
  server.once('listening', () => server.prependListener('request', (_request, response) => harden(response)))
}

/** Answers what is no HTTP: too slow, too large a header, or not readable at all. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }[error.code ?? ''] ?? 400
  const title = STATUS_CODES[status]
  const body = JSON.stringify({ type: 'about:blank', title, status, code: 'unreadable_request', detail: title })
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...SAFETY_HEADERS,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${title}`, ...lines, '', body].join('\r\n'))
}
