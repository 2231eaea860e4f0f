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
/** Redis's own words of one that is not ready, or not, or no longer, where this lies. */
const ELSEWHERE = ['LOADING', 'CLUSTERDOWN', 'MASTERDOWN', 'READONLY', 'MOVED', 'ASK ', 'TRYAGAIN']
const CODES = new Set<unknown>(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])

/**
 * Whether a call to Redis failed because Redis was not there, rather than because of what was asked: the caller may try
 * again, with the same key, since what was under way may have been done (J2).
 */
export function connectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (CLASSES.some((known) => error instanceof known)) return true
  if (ELSEWHERE.some((start) => error.message.startsWith(start))) return true
  return (
    'code' in error &&
    CODES.has(error.code) &&
    'syscall' in error &&
    ['connect', 'read', 'write'].includes(String(error.syscall))
  )
}
