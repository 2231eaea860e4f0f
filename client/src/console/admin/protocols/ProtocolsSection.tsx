import type { Protocol } from '@muster/shared/domain/protocol/protocol.ts'
import { protocolFaults } from '@muster/shared/domain/world/protocolFaults.ts'
import type { Settings } from '@muster/shared/domain/world/world.ts'
import { useState } from 'react'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { board, cityAt } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { CardForm } from './CardForm.tsx'
import { gapsIn } from './gaps.ts'
import { freeId, withAt, withoutAt } from './lists.ts'
import './protocols.css'

/** The cards as they are being changed, and the entry of the journal up to which they had been read. */
type Draft = { readonly cards: readonly Protocol[]; readonly since: number | undefined }

/** What stands against saving the cards, in words. */
function useFaults(settings: Settings, cards: readonly Protocol[]): readonly string[] {
  const say = useWords()
  const types = settings.incidentTypes.map(({ id }) => id)
  const nameOf = (id: string) =>
    cardName(
      cards.find((card) => card.id === id),
      settings,
    )
  const gaps = cards.flatMap((card) => {
    const name = cardName(card, settings)
    if (card.questions.length === 0) return [`${name} · ${say('protocols.gap.empty')}`]
    return gapsIn(card).map(({ gap, number }) => `${name} · ${number} · ${say(`protocols.gap.${gap}`)}`)
  })
  const faults = protocolFaults(cards, types).map(
    ({ protocolId, code, facts }) => `${nameOf(protocolId)} · ${say(code, facts)}`,
  )
  return [...gaps, ...faults]
}

/** A card is called after the types that it is for. */
function cardName(card: Protocol | undefined, { incidentTypes }: Settings): string {
  const names = incidentTypes.filter(({ id }) => card?.types.includes(id)).map(({ name }) => termOf(name))
  return names.join(' · ') || (card?.id ?? '')
}

function Editor({ settings }: { settings: Settings }) {
  const say = useWords()
  const [draft, setDraft] = useState<Draft>()
  const [open, setOpen] = useState(0)
  const [told, setTold] = useState<string>()
  const cards = draft?.cards ?? settings.protocols ?? []
  const card = cards[open]
  const faults = useFaults(settings, cards)
  const change = (next: readonly Protocol[]) => {
    setTold(undefined)
    setDraft({ cards: next, since: draft ? draft.since : board.cursor()?.seq })
  }
  const add = () => {
    const id = freeId(
      'card-',
      cards.map((one) => one.id),
    )
    change([...cards, { id, types: [], questions: [] }])
    setOpen(cards.length)
  }
  async function save(): Promise<void> {
    if (!draft) return
    const input = { settings: { ...settings, protocols: draft.cards } }
    // Somebody else may have changed the settings meanwhile: theirs are not written over unseen.
    const outcome = await send('world.configure', input, { unchangedSince: draft.since, text: say('protocols.title') })
    if (outcome.kind !== 'done') return setTold('sentence' in outcome ? outcome.sentence : say('protocols.notSaved'))
    await cityAt(outcome.seq)
    setDraft(undefined)
    setTold(say('protocols.saved'))
  }
  return (
    <>
      <div className="protocols-bar">
        <Button primary disabled={!draft || faults.length > 0} onClick={() => void save()}>
          {say('protocols.save')}
        </Button>
        <Button disabled={!draft} onClick={() => setDraft(undefined)}>
          {say('protocols.cancel')}
        </Button>
        <span role="status">{told}</span>
      </div>
      {faults.length > 0 && (
        <ul className="protocols-faults" role="alert" aria-label={say('protocols.faults')}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <div className="protocols-parts">
        <nav className="protocols-list" aria-label={say('protocols.title')}>
          {cards.map((one, at) => (
            <button type="button" key={one.id} aria-current={at === open || undefined} onClick={() => setOpen(at)}>
              <span>{cardName(one, settings)}</span>
              <span className="protocols-count">{one.questions.length}</span>
            </button>
          ))}
          <Button small onClick={add}>
            {say('protocols.addCard')}
          </Button>
        </nav>
        {!card && <EmptyState title={say('protocols.none')}>{say('protocols.noneWhy')}</EmptyState>}
        {card && (
          <div className="protocols-open">
            <CardForm key={card.id} card={card} onChange={(next) => change(withAt(cards, open, next))} />
            <Button
              small
              onClick={() => {
                change(withoutAt(cards, open))
                setOpen(0)
              }}
            >
              {say('protocols.removeCard')}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

/** The cards of what callers are asked, by type of incident, in both languages; saved as one change of the city's settings. */
export function ProtocolsSection() {
  const say = useWords()
  const settings = useSettings()
  return (
    <section className="protocols" aria-labelledby="protocols-title">
      <h2 id="protocols-title">{say('protocols.title')}</h2>
      <p>{say('protocols.what')}</p>
      {settings && <Editor settings={settings} />}
    </section>
  )
}
