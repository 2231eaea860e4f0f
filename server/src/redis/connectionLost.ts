import {
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
} from 'redis'
import { OutcomeUnknown } from './within.ts'

const CLASSES = [
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
  OutcomeUnknown,
]
const CODES = new Set<unknown>(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])

/**
 * Whether a call to Redis failed because Redis was not there, rather than because of what was asked: the caller may try
 * again, with the same key, since what was under way may have been done (J2).
 */
export function connectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (CLASSES.some((known) => error instanceof known) || error.message.startsWith('LOADING')) return true
  return (
    'code' in error &&
    CODES.has(error.code) &&
    'syscall' in error &&
    ['connect', 'read', 'write'].includes(String(error.syscall))
  )
}
