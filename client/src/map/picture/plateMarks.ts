import { STALE_POSITION_SEC } from '@muster/shared/wire/messages.ts'
import type { PlateTone } from '../../ui/UnitPlate.tsx'
import { nibOffset, nibSprite, plateSprite } from '../sprites/plate.ts'
import type { Sprite } from '../sprites/sprite.ts'
import { textSprite } from '../sprites/text.ts'
import type { Attachment, Mark } from './mark.ts'
import { ageSecOf, type Picture } from './picture.ts'
import type { UnitSpot, UnitTone } from './scene.ts'
import { PLATE_SPOTS } from './spots.ts'
import { ageText, arrivalText } from './times.ts'
import type { UnitInView } from './unitsInView.ts'

/** Where one unit goes and when it arrives is read from near by only. */
const DESTINATION_FROM = 13.5
const NOTE_PX = 12

/** Which of these is seen most needs to be seen first: it is placed first, so that it moves least. */
const RANK: Readonly<Record<UnitTone, number>> = {
  emergency: 0,
  onscene: 1,
  moving: 2,
  hospital: 3,
  free: 4,
  out: 5,
  stale: 6,
}

const drives = ({ tone, status }: UnitSpot): boolean =>
  tone === 'moving' || tone === 'emergency' || status === 'returning'

function toneOf(picture: Picture, unit: UnitSpot, ageSec: number): PlateTone {
  return !picture.isLive || ageSec > STALE_POSITION_SEC ? 'stale' : unit.tone
}

/** What is written below a plate: the age of an old position, else where it is going and when it arrives. */
function noteOf(
  { view, nowMs, ways, selectedUnitId, selectedIncidentId }: Picture,
  { id, headingFor }: UnitSpot,
  ageSec: number,
  tone: PlateTone,
): string | undefined {
  if (tone === 'stale') return ageText(ageSec)
  if (headingFor === undefined) return undefined
  const isAskedFor = id === selectedUnitId || headingFor.incidentId === selectedIncidentId
  if (view.zoom < DESTINATION_FROM && !isAskedFor) return undefined
  const way = ways.get(id)
  // By the way from where it is now; until that is known, as was reckoned when it was sent.
  const dueMs = way?.incidentId === headingFor.incidentId ? way.dueMs : headingFor.dueMs
  return `›${headingFor.number} ${arrivalText(dueMs, nowMs)}`.trimEnd()
}

function noteBelow(note: string, plate: Sprite, { colours }: Picture): Attachment {
  const look = { sizePx: 10, weight: 600, fill: colours.ink1, halo: colours.halo, fonts: colours.fonts } as const
  return { sprite: textSprite([{ text: note, look }]), offset: [0, plate.height / 2 + NOTE_PX / 2] }
}

function plateMark(picture: Picture, { i, at, place }: UnitInView): Mark | undefined {
  const { fleet, headingDeg, colours, selectedUnitId } = picture
  const unit = fleet.units[i]
  if (unit === undefined) return undefined
  const ageSec = ageSecOf(picture, i) ?? 0
  const tone = toneOf(picture, unit, ageSec)
  const sprite = plateSprite({ ...unit, tone, isSelected: unit.id === selectedUnitId }, colours)
  const note = noteOf(picture, unit, ageSec, tone)
  const heading = headingDeg[fleet.trackOf[i] ?? -1] ?? Number.NaN
  const hasNib = drives(unit) && !Number.isNaN(heading)
  const [x, y] = [sprite.width / 2, sprite.height / 2]
  return {
    id: `unit:${unit.id}`,
    lngLat: place,
    at,
    sprite,
    attachments: [
      ...(hasNib ? [{ sprite: nibSprite(tone, colours), offset: nibOffset(heading, sprite), turnDeg: heading }] : []),
      ...(note === undefined ? [] : [noteBelow(note, sprite, picture)]),
    ],
    extent: { left: -x, top: -y, right: x, bottom: note === undefined ? y : y + NOTE_PX },
    spots: PLATE_SPOTS,
    mustShow: true,
    leader: colours.lineStrong,
    legend: tone,
    pick: { kind: 'unit', id: unit.id },
    label: (say) =>
      say('map.unit', {
        unit: unit.callSign,
        state: [say(`map.legend.${tone}`), ...(unit.isLocked ? [say('unit.isHeld')] : [])].join(', '),
      }),
  }
}

/** Plates for these units, in the order in which they get their places. */
export function plateMarks(picture: Picture, inView: readonly UnitInView[]): readonly Mark[] {
  const rank = ({ i }: UnitInView): number => {
    const unit = picture.fleet.units[i]
    return unit?.id === picture.selectedUnitId ? -1 : RANK[unit?.tone ?? 'out']
  }
  return inView.toSorted((a, b) => rank(a) - rank(b)).flatMap((unit) => plateMark(picture, unit) ?? [])
}
