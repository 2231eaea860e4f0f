import { stationSign } from '@muster/shared/commandline/stations.ts'
import type { Facility } from '@muster/shared/domain/facility/facility.ts'
import { DECLINED_MS } from '@muster/shared/domain/unit/unit.ts'
import { useEffect, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { setProposedMoves } from '../../desk/proposedMoves.ts'
import { useMay } from '../../desk/useMay.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { getCity, useCity } from '../../live/city.ts'
import { liveNow } from '../../live/clock.ts'
import { send } from '../../live/commands.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { Moves, Step } from './answers.ts'
import { type Listed, Proposal } from './Proposal.tsx'
import type { Asked } from './useAsked.ts'
import './proposals.css'

/** What was answered here a moment ago is not listed any more, though the hub has not been asked again yet. */
function isOpen({ unitId, postId }: Step): boolean {
  const unit = getCity().find('unit', unitId)
  const isDeclined = unit?.declined?.some(({ facilityId, at }) => facilityId === postId && liveNow() - at < DECLINED_MS)
  return unit !== undefined && unit.assignmentId === undefined && unit.post !== postId && !isDeclined
}

/** The open proposals with the city's own names, in the hub's order; all of them where they are only thought of. */
export function useListed(moves: Moves | undefined, isThought = false): readonly Listed[] {
  const lang = useLang()
  const steps = moves?.moves ?? []
  const open = useCity(() => (isThought ? steps : steps.filter(isOpen)))
  const name = (station: Facility | undefined, id: string | undefined) => station?.name[lang] ?? id ?? '–'
  return open.flatMap((step) => {
    const unit = getCity().find('unit', step.unitId)
    if (!unit) return []
    const at = steps.indexOf(step)
    const former = (at > 0 ? steps[at - 1] : undefined) ?? moves?.before ?? step
    const waits = unit.post ?? unit.stationId
    const station = (id: string | undefined) => (id === undefined ? undefined : getCity().find('facility', id))
    return [
      {
        ...step,
        unit,
        from: name(station(waits), waits),
        to: name(station(step.postId), step.postId),
        gained: step.reached - former.reached,
        counted: step.expected - former.expected,
      },
    ]
  })
}

/** The proposals, the first of them selected: A accepts it, X asks for the reason of a no. */
export function Proposals({ asked, listed }: { asked: Asked<Moves>; listed: readonly Listed[] }) {
  const say = useWords()
  const may = useMay()
  const [chosen, setChosen] = useState<string>()
  const [rejecting, setRejecting] = useState<string>()
  const selected = listed.find(({ unitId }) => unitId === chosen) ?? listed[0]
  const mayAct = may('unit.post') && may('unit.stay')
  const key = listed.map(({ unitId, postId }) => `${unitId}:${postId}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what the list is made of.
  useEffect(() => {
    setProposedMoves(listed.map(({ unitId, postId }) => ({ unitId, facilityId: postId })))
    return () => setProposedMoves([])
  }, [key])

  const written = ({ unit, postId }: Listed) => `${unit.callSign} >${stationSign(postId, getCity())}`
  const accept = (move: Listed) =>
    void send('unit.post', { unitId: move.unitId, facilityId: move.postId }, { text: `MV ${written(move)}` })
  const reject = (move: Listed, reason: string | undefined) => {
    setRejecting(undefined)
    if (reason === undefined) return
    void send(
      'unit.stay',
      { unitId: move.unitId, facilityId: move.postId, reason },
      { text: `REJ ${written(move)} :${reason}` },
    )
  }
  const step = (by: 1 | -1) => {
    const at = selected ? listed.indexOf(selected) + by : 0
    const next = listed[Math.max(0, Math.min(listed.length - 1, at))]
    setChosen(next?.unitId)
  }
  const isAny = () => selected !== undefined
  const isMine = () => isAny() && mayAct
  useActions([
    { id: 'coverage.next', key: 'j', words: 'coverage.next', run: () => step(1), enabled: isAny },
    { id: 'coverage.former', key: 'k', words: 'coverage.former', run: () => step(-1), enabled: isAny },
    {
      ...{ id: 'coverage.accept', key: 'a', words: 'coverage.acceptIt', command: 'unit.post' },
      run: () => selected && accept(selected),
      enabled: isMine,
    },
    {
      ...{ id: 'coverage.reject', key: 'x', words: 'coverage.rejectIt', command: 'unit.stay' },
      run: () => setRejecting(selected?.unitId),
      enabled: isMine,
    },
  ])

  if (listed.length === 0 && asked.state === 'failed')
    return <EmptyState title={say('coverage.failed')}>{say('coverage.failed.why')}</EmptyState>
  if (listed.length === 0 && !asked.body) return <p className="coverage-note">{say('coverage.loading')}</p>
  if (listed.length === 0) return <EmptyState title={say('coverage.none')}>{say('coverage.none.why')}</EmptyState>
  return (
    <ol className="coverage-list">
      {listed.map((move, at) => (
        <Proposal
          key={`${move.unitId}:${move.postId}`}
          proposal={move}
          number={at + 1}
          isSelected={move === selected}
          isRejecting={move.unitId === rejecting}
          mayAct={mayAct}
          onSelect={() => setChosen(move.unitId)}
          onAccept={() => accept(move)}
          onReject={() => setRejecting(move.unitId)}
          onReason={(reason) => reject(move, reason)}
        />
      ))}
    </ol>
  )
}
