import { getLang } from '../i18n/lang.ts'
import type { Reply } from './hub.ts'
import { inWorld } from './world.ts'

/** A file that the hub keeps now, until it is put on a call. */
export type Uploaded = { readonly hash: string; readonly mediaType: string; readonly bytes: number }

const isUploaded = (told: unknown): told is Uploaded =>
  typeof told === 'object' && told !== null && 'hash' in told && typeof told.hash === 'string'

const detailIn = (told: unknown): string =>
  typeof told === 'object' && told !== null && 'detail' in told && typeof told.detail === 'string' ? told.detail : ''

/** Sends a file and tells how much of it has gone, 0 to 1: `fetch` could not say. Never rejects. */
export function uploadFile(file: File, onShare: (share: number) => void): Promise<Reply<Uploaded>> {
  const body = new FormData()
  body.set('file', file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', inWorld('/api/v1/attachments'))
    request.setRequestHeader('accept-language', getLang() === 'zh' ? 'zh-CN' : 'en')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const { status, response } = request
      if (status === 200 && isUploaded(response)) resolve({ ok: true, body: response })
      else resolve({ ok: false, problem: { status, code: `http.${status}`, detail: detailIn(response) } })
    }
    request.onerror = () => resolve({ ok: false, problem: { status: 0, code: 'unreachable', detail: '' } })
    request.send(body)
  })
}
