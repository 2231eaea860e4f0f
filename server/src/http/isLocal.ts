import type { FastifyRequest } from 'fastify'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** True where the call comes from this machine: the peer is loopback, and nobody says that it passed something on. */
export const isLocal = ({ ip, headers }: FastifyRequest): boolean =>
  LOOPBACK.has(ip) && FORWARDED.every((name) => headers[name] === undefined)
