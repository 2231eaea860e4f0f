import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Attachment } from '@muster/shared/domain/incident/record.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { inWorld } from '../../../live/world.ts'
import { Button } from '../../../ui/Button.tsx'
import { sizeText } from './fileName.ts'
import { share } from './share.ts'
import { useMayHere } from './useMayHere.ts'
import { type Upload, useUploads } from './useUploads.ts'

const KINDS = 'image/jpeg,image/png,image/webp,application/pdf,text/plain'

function AttachedFile({ incident, file }: { incident: Incident; file: Attachment }) {
  const say = useWords()
  const may = useMayHere()
  const { hash, name, mediaType, bytes } = file
  const at = inWorld(`/api/v1/attachments/${hash}`)
  const isPhoto = mediaType.startsWith('image/')
  const detach = () =>
    void send('incident.detach', { incidentId: incident.id, hash }, { text: `${say('incident.detach')} ${name}` })
  return (
    <li>
      <a href={at} target="_blank" rel="noreferrer" download={isPhoto ? undefined : name}>
        {isPhoto ? (
          <img src={at} alt="" loading="lazy" />
        ) : (
          <span className="file-kind">{say(`file.${mediaType}`)}</span>
        )}
        <span className="file-name">{visible(name)}</span>
      </a>
      <span className="file-size">{sizeText(bytes)}</span>
      {may('incident.detach') && (
        <button
          type="button"
          className="call-link"
          aria-label={say('file.detachThis', { name: visible(name) })}
          onClick={detach}
        >
          {say('file.detach')}
        </button>
      )}
    </li>
  )
}

function Going({ upload, onRetry, onForget }: { upload: Upload; onRetry: () => void; onForget: () => void }) {
  const say = useWords()
  const { file, share: gone, why } = upload
  return (
    <li className="file-going" data-failed={why !== undefined || undefined}>
      <span className="file-name">{visible(file.name)}</span>
      {why === undefined ? (
        <progress
          value={gone}
          style={share('--share', gone)}
          aria-label={say('file.going', { name: visible(file.name) })}
        />
      ) : (
        <>
          <span className="file-why" role="alert">
            ✕ {why || say('call.callerUnread')}
          </span>
          <Button small onClick={onRetry}>
            {say('file.retry')}
          </Button>
          <Button small onClick={onForget}>
            {say('file.forget')}
          </Button>
        </>
      )}
    </li>
  )
}

/** Photos and documents of a call; another one is chosen, dropped here or pasted. */
export function Attachments({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMayHere()
  const chooser = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { uploads, take, retry, forget } = useUploads(incident.id)
  const { attachments = [] } = incident
  const mayAttach = may('incident.attach')
  const choose = () => chooser.current?.click()
  useActions([
    {
      ...{ id: 'call.attach', key: 'i', words: 'incident.attach', command: 'incident.attach' },
      run: choose,
      enabled: () => mayAttach,
    },
  ])
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (!mayAttach) return undefined
    const paste = ({ clipboardData }: ClipboardEvent) => latest.current(clipboardData?.files ?? [])
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [mayAttach])
  if (!mayAttach && attachments.length === 0) return null
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (mayAttach) take(event.dataTransfer.files)
  }
  return (
    <section
      className="call-section files"
      aria-labelledby="files-title"
      data-over={(isOver && mayAttach) || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3 id="files-title" className="call-section-head">
        {say('files.title')} <span className="call-aside">{attachments.length > 0 && attachments.length}</span>
      </h3>
      {attachments.length + uploads.length > 0 && (
        <ul className="file-rows">
          {attachments.map((file) => (
            <AttachedFile key={file.hash} incident={incident} file={file} />
          ))}
          {uploads.map((upload) => (
            <Going key={upload.id} upload={upload} onRetry={() => retry(upload)} onForget={() => forget(upload.id)} />
          ))}
        </ul>
      )}
      {mayAttach && (
        <p className="call-buttons">
          <Button small kbd="I" onClick={choose}>
            {say('incident.attach')}
          </Button>
          <span className="ending-why">{say('files.how')}</span>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={KINDS}
            aria-label={say('incident.attach')}
            onChange={({ currentTarget }) => {
              take(currentTarget.files ?? [])
              currentTarget.value = ''
            }}
          />
        </p>
      )}
    </section>
  )
}
