import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Journal } from '../journal/journal.ts'
import type { LiveState } from '../journal/liveState.ts'
import { headsAfter } from '../journal/seals/heads.ts'
import { Problem } from './problem.ts'

const Asked = Type.Object({
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Seals behind this entry; else the newest',
    }),
  ),
})

const Text = Type.String()
const Seq = Type.Integer()
const Answer = Type.Object({
  city: Text,
  head: Type.Object({ seq: Seq, link: Text }),
  keys: Type.Array(Type.Object({ keyId: Text, publicKey: Text })),
  seals: Type.Array(
    Type.Object({
      seq: Seq,
      at: Text,
      from: Seq,
      to: Seq,
      root: Text,
      former: Text,
      state: Text,
      keyId: Text,
      hash: Text,
      signature: Text,
    }),
  ),
  next: Type.Optional(Seq),
})

/**
 * The seals of the live journal, for everybody: whoever keeps them elsewhere can prove later that nothing before them was
 * altered (J6). Nothing that people did can be read from them.
 */
export function headsRoutes(
  app: FastifyInstance,
  { city, journal, live }: { city: string; journal: Pick<Journal, 'readAfter'>; live: LiveState },
): void {
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/public/journal-heads.json',
    {
      schema: {
        tags: ['public'],
        summary: 'Seals of the journal and the keys that made them',
        querystring: Asked,
        response: { 200: Answer, '4xx': Problem },
      },
    },
    async ({ query: { after } }, reply) => {
      const { seals, ...heads } = await headsAfter({ journal, live }, after)
      reply.header('cache-control', 'public, max-age=1')
      return { city, ...heads, seals: seals.map(({ at, ...seal }) => ({ ...seal, at: new Date(at).toISOString() })) }
    },
  )
}
