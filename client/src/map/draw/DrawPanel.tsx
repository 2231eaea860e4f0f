import { CLOSURE_KINDS } from '@muster/shared/domain/closure/closure.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { whyNoArea } from '@muster/shared/domain/whyNoArea.ts'
import { residentsIn, roundResidents } from '@muster/shared/geo/residents.ts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { Button } from '../../ui/Button.tsx'
import type { Pixel } from '../picture/view.ts'
import { ClosingFields, NO_TEXT } from './ClosingFields.tsx'
import {
  closingIn,
  type Draft,
  drawingOf,
  type Purpose,
  ringOfDraft,
  SHAPES,
  type Shape,
  withoutLast,
  withPoint,
} from './draft.ts'
import { Figures } from './Figures.tsx'
import { OutlineList } from './OutlineList.tsx'
import { RadiusField } from './RadiusField.tsx'
import { useCensus } from './useCensus.ts'
import { useSave } from './useSave.ts'
import './DrawPanel.css'

const STEP_PX = 8
const FAR_PX = 60
const WAYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const PURPOSES: readonly Purpose[] = ['measure', 'perimeter', 'hazard', 'line']

function Choice<T extends string>({
  name,
  of,
  chosen,
  words,
  disabled = () => false,
  onChoose,
}: {
  name: string
  of: readonly T[]
  chosen: T
  words: string
  disabled?: (one: T) => boolean
  onChoose: (one: T) => void
}) {
  const say = useWords()
  const group = useId()
  return (
    <fieldset className="map-draw-choice">
      <legend className="for-readers">{say(name)}</legend>
      {of.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={group}
            checked={one === chosen}
            disabled={disabled(one)}
            onChange={() => onChoose(one)}
          />
          {say(`${words}.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}

/**
 * Measures, or draws for the selected incident, by mouse or by keys alone: the crosshair goes by arrows, Enter sets a point,
 * Backspace takes it back, Control and Enter puts the drawing on every map.
 */
export function DrawPanel({
  draft,
  incidentId,
  onDraft,
  onBegin,
  onNudge,
  onEnd,
}: {
  draft: Draft
  incidentId: string | undefined
  onDraft: (next: Draft) => void
  onBegin: (purpose: Purpose, shape?: Shape) => void
  onNudge: (pixels: Pixel) => void
  onEnd: () => void
}) {
  const say = useWords()
  const lang = useLang()
  const pad = useRef<HTMLDivElement>(null)
  const [label, setLabel] = useState('')
  const [closing, setClosing] = useState(NO_TEXT)
  const [refusal, setRefusal] = useState<string>()
  const census = useCensus()
  const number = useCity((city) => incidentId && city.find('incident', incidentId)?.number)
  const ring = ringOfDraft(draft)
  const no = ring && whyNoArea(ring)
  const drawing = no ? undefined : drawingOf(draft)
  const isForAll = draft.purpose !== 'measure'
  const closes = closingIn(draft)
  const mayBeSaved = drawing !== undefined && (closes !== undefined || (isForAll && incidentId !== undefined))
  const put = useSave(incidentId)

  useEffect(() => {
    const before = document.activeElement
    pad.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // A click on the map sets a point and takes the focus: the keys stay with the drawing.
  const { points, radiusM } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a point has come.
  useEffect(() => {
    if (document.activeElement === document.body) pad.current?.focus()
  }, [points.length, radiusM])

  async function save(): Promise<void> {
    if (!mayBeSaved) return
    const refused = await put(draft, label, closing)
    if (refused === undefined) onEnd()
    else setRefusal(refused)
  }
  const press = (event: KeyboardEvent): void => {
    const isOnPad = event.target === pad.current
    const way = isOnPad ? WAYS[event.key] : undefined
    const px = event.shiftKey ? FAR_PX : STEP_PX
    if (event.key === 'Escape') onEnd()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else if (way) onNudge([way[0] * px, way[1] * px])
    else if (isOnPad && event.key === 'Enter') onDraft(withPoint(draft))
    else if (isOnPad && event.key === 'Backspace') onDraft(withoutLast(draft))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const title = closes
    ? say('map.draw.closing')
    : isForAll && number
      ? say('map.draw.for', { number: shortNumber(number) })
      : say('map.measure')
  return (
    <section className="map-draw" aria-label={title} onKeyDown={press} data-map-obstacle>
      <h3>{title}</h3>
      <Choice
        name="map.draw.purpose"
        of={closes ? CLOSURE_KINDS : PURPOSES}
        chosen={draft.purpose}
        words="map.draw"
        disabled={(one) => !closes && one !== 'measure' && number === undefined}
        onChoose={(purpose) => onBegin(purpose)}
      />
      <Choice
        name="map.draw.shape"
        of={SHAPES[draft.purpose]}
        chosen={draft.shape}
        words="map.draw.shape"
        onChoose={(shape) => onBegin(draft.purpose, shape)}
      />
      <div
        ref={pad}
        className="map-draw-pad"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move a crosshair here; no element of HTML does that.
        tabIndex={0}
        aria-label={say('map.draw.crosshair')}
      >
        {say('map.draw.keys')}
      </div>
      <Figures draft={draft} residents={ring && census && roundResidents(residentsIn(census, ring))} />
      {ring && census && (
        <p className="map-draw-source">
          {census.source[lang]}, {census.asOf}
        </p>
      )}
      {draft.shape === 'circle' && (
        <RadiusField radiusM={radiusM} onRadius={(metres) => onDraft({ ...draft, radiusM: metres })} />
      )}
      {closes && <ClosingFields text={closing} onText={setClosing} />}
      {isForAll && !closes && (
        <label className="map-draw-field">
          {say('map.draw.label')}
          <input value={label} maxLength={60} onChange={(event) => setLabel(event.target.value)} />
        </label>
      )}
      {no && <p role="alert">{say(no.refused, no.facts)}</p>}
      {refusal && !no && <p role="alert">{refusal}</p>}
      <p className="map-draw-buttons">
        {isForAll && (
          <Button primary small disabled={!mayBeSaved} onClick={save} kbd="^⏎">
            {say('map.draw.save')}
          </Button>
        )}
        <Button small onClick={() => onDraft(withoutLast(draft))} kbd="⌫">
          {say('map.draw.back')}
        </Button>
        <Button small onClick={onEnd} kbd="Esc">
          {say('map.draw.end')}
        </Button>
      </p>
      {incidentId !== undefined && !closes && <OutlineList incidentId={incidentId} census={census} />}
    </section>
  )
}
