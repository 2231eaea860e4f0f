import { useState } from 'react'
import { send } from '../../../live/commands.ts'
import { type Uploaded, uploadFile } from '../../../live/uploadFile.ts'
import { fileName } from './fileName.ts'

/** A file on its way to a call: how much of it has gone (0 to 1), or why it did not go. */
export type Upload = { readonly id: string; readonly file: File; readonly share: number; readonly why?: string }

/** Sends files to the hub and puts each on the call; one that fails stays, with its reason, to be tried again. */
export function useUploads(incidentId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const forget = (id: string) => setUploads((all) => all.filter((one) => one.id !== id))

  async function attach(id: string, { hash }: Uploaded, file: File): Promise<void> {
    const name = fileName(file.name)
    const outcome = await send('incident.attach', { incidentId, hash, name }, { text: name })
    if (outcome.kind === 'refused' || outcome.kind === 'failed') change(id, { why: outcome.sentence })
    else forget(id)
  }

  async function run({ id, file }: Upload): Promise<void> {
    change(id, { share: 0, why: undefined })
    const reply = await uploadFile(file, (share) => change(id, { share }))
    if (reply.ok) await attach(id, reply.body, file)
    else change(id, { why: reply.problem.detail })
  }

  return {
    uploads,
    forget,
    retry: (upload: Upload) => void run(upload),
    take(files: Iterable<File>): void {
      const fresh = [...files].map((file) => ({ id: crypto.randomUUID(), file, share: 0 }))
      if (fresh.length === 0) return
      setUploads((all) => [...all, ...fresh])
      for (const upload of fresh) void run(upload)
    },
  }
}
