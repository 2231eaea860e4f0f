import { useWords } from '../../i18n/index.ts'

/** What a closure says beside its line: why, and until when. */
export type ClosingText = { readonly reason: string; readonly until: string }
export const NO_TEXT: ClosingText = { reason: '', until: '' }

/** The fields of a closure that is being drawn. */
export function ClosingFields({ text, onText }: { text: ClosingText; onText: (text: ClosingText) => void }) {
  const say = useWords()
  return (
    <>
      <label className="map-draw-field">
        {say('map.draw.reason')}
        <input
          value={text.reason}
          maxLength={200}
          onChange={(event) => onText({ ...text, reason: event.target.value })}
        />
      </label>
      <label className="map-draw-field">
        {say('map.draw.until')}
        <input
          value={text.until}
          maxLength={20}
          placeholder={say('map.draw.untilHint')}
          onChange={(event) => onText({ ...text, until: event.target.value })}
        />
      </label>
    </>
  )
}
