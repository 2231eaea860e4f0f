import { DESK } from '@muster/shared/access/roles.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { Attachment } from '@muster/shared/domain/incident/record.ts'
import { MEDIA_TYPES } from '@muster/shared/kernel/media.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { seesAs } from '../access/caller.ts'
import { type Attachments, plainName } from '../attachments/attachments.ts'
import { bareFile } from '../attachments/bareFile.ts'
import { pastIsBusy } from './pastRoutes.ts'
import { Problem, problem } from './problem.ts'

/** The largest file, bytes; a photo of a phone has a third of it. */
const LARGEST = 10 * 1024 * 1024
/** What a form has around its file. */
const AROUND = 16 * 1024
/** Files of one caller a minute: as fast as a hand drops them, and no faster. */
const A_MINUTE = 60

const Hash = Type.Object({ hash: Attachment.properties.hash })
const Seen = Compile(Type.Object({ attachments: Type.Array(Attachment) }))

/** Nothing in it may run, ask or be framed, whatever it turns out to be. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

/** The first file of a form; undefined where it holds none or is no form. */
async function fileIn(body: Buffer, type: string): Promise<File | undefined> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  return [...(form?.values() ?? [])].find((value) => value instanceof File)
}

/** As the caller's program saves it: the typed name as text, never as a path, with a plain one for old programs. */
function disposition({ name, ...file }: Attachment): string {
  const flat = name.replace(/[/\\:]/g, '_')
  const kind = file.mediaType.startsWith('image/') ? 'inline' : 'attachment'
  const encoded = encodeURIComponent(flat).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plainName(file)}"; filename*=UTF-8''${encoded}`
}

/** The file as a call that the caller sees has it (V1); undefined where there is no such call. */
async function seenBy(
  { world: { live, past }, caller }: FastifyRequest,
  attachments: Attachments,
  hash: string,
): Promise<Attachment | 'busy' | undefined> {
  const claims = await attachments.claims(hash)
  for (const id of new Set(claims.map(({ incidentId }) => incidentId))) {
    const whole = await past.whole(live, id)
    if (whole === 'busy') return 'busy'
    const seen = caller && whole && cityRedaction.record(seesAs(caller), 'incident', whole.incident)
    const found = Seen.Check(seen) ? seen.attachments.find((one) => one.hash === hash) : undefined
    if (found) return found
  }
  return undefined
}

/** Photos and documents: sent here first, then put on a call by a command, and read back by who sees that call. */
export function attachmentRoutes(
  app: FastifyInstance,
  { attachments, isFull }: { attachments: Attachments; isFull: () => boolean },
): void {
  const roles = ['calltaker', ...DESK]
  app.register(async (scope) => {
    const parser = { parseAs: 'buffer', bodyLimit: LARGEST + AROUND } as const
    scope.addContentTypeParser('multipart/form-data', parser, (_request, body, done) => done(null, body))
    scope.post(
      '/api/v1/attachments',
      {
        bodyLimit: LARGEST + AROUND,
        schema: {
          tags: ['attachments'],
          summary: `Keeps a file until incident.attach puts it on a call: ${MEDIA_TYPES.join(', ')}, 10 MiB at most`,
          consumes: ['multipart/form-data'],
          body: Type.Object({ file: Type.Unsafe({ type: 'string', format: 'binary' }) }),
          response: {
            200: Type.Object({ hash: Type.String(), mediaType: Type.String(), bytes: Type.Integer() }),
            '4xx': Problem,
            507: Problem,
          },
        },
        validatorCompiler: () => () => true,
        config: {
          needs: { scope: 'command', roles },
          rateLimit: { max: A_MINUTE, timeWindow: 60_000, keyGenerator: ({ caller, ip }) => caller?.actor.id ?? ip },
        },
      },
      async (request, reply): Promise<FastifyReply> => {
        if (isFull()) return problem(reply.header('retry-after', '5'), 507, 'storage_full')
        const { body, headers } = request
        const file = Buffer.isBuffer(body) ? await fileIn(body, headers['content-type'] ?? '') : undefined
        if (!file) return problem(reply, 400, 'attachment_missing')
        if (file.size > LARGEST) return problem(reply, 413, 'too_large')
        const bare = bareFile(Buffer.from(await file.arrayBuffer()))
        // Said to be a picture and none: whoever sent it believes something that is not so.
        const isOther = file.type.startsWith('image/') && !bare?.mediaType.startsWith('image/')
        if (!bare || isOther) return problem(reply, 415, 'attachment_type')
        return reply.send(await attachments.take(bare))
      },
    )
  })

  app.get<{ Params: { hash: string } }>(
    '/api/v1/attachments/:hash',
    {
      schema: {
        tags: ['attachments'],
        summary: 'A file of a call that the caller sees',
        params: Hash,
        response: { 200: Type.Unknown(), '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
      serializerCompiler: () => (value) => String(value),
    },
    async (request, reply): Promise<FastifyReply> => {
      const found = await seenBy(request, attachments, request.params.hash)
      if (found === 'busy') return pastIsBusy(reply)
      const bytes = found && (await attachments.read(found))
      if (!found || !bytes) return problem(reply, 404, 'attachment_not_found')
      return reply
        .header('content-disposition', disposition(found))
        .header('content-security-policy', POLICY)
        .type(found.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : found.mediaType)
        .send(bytes)
    },
  )
}
