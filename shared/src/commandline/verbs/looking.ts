import { findIn } from '../find.ts'
import { isLineRefusal, type Plan, refusePlan, VIEWS, type View } from '../order.ts'
import { incidentNumber } from '../readParts.ts'
import { incidentOf, unitNamed } from '../resolve.ts'
import { fold, nearestOf } from '../spelling.ts'
import { bare, type Verb } from '../verb.ts'

/** Words for each view. */
export const VIEW_WORDS: Readonly<Record<string, View>> = {
  all: 'all',
  全部: 'all',
  pending: 'pending',
  待派: 'pending',
  active: 'active',
  处置中: 'active',
  mine: 'mine',
  我的: 'mine',
  本席: 'mine',
  available: 'available',
  可用: 'available',
  closed: 'closed',
  已结束: 'closed',
}

/** A day of the city and the number of a call on it: `20170104-12`. */
const FULL_NUMBER = /^\d{8}-\d{1,6}$/

/** Finds an incident, a unit or a place and goes to the best. */
const find: Verb = {
  word: 'F',
  aliases: ['找', '查'],
  takes: { text: 'rest' },
  plan({ text, verb }, desk) {
    if (!text) return refusePlan('textMissing', { verb })
    const typed = text.trim()
    // A full number names one call, be it on the board or long since archived; what merely begins so is another.
    if (FULL_NUMBER.test(typed)) {
      const onBoard = [...desk.city.all('incident')].find(({ number }) => number === typed)
      return { kind: 'go', to: { kind: 'incident', id: onBoard?.id ?? typed } }
    }
    const [best] = findIn(text, desk, 1)
    return best ? { kind: 'go', to: best.to } : refusePlan('nothingFound', { typed: text })
  },
}

/** Shows one incident or unit on the map. */
const zoom: Verb = {
  word: 'Z',
  aliases: ['看', '定位'],
  takes: { text: 'rest' },
  plan({ text, verb }, desk) {
    const number = text && incidentNumber(fold(text))
    if (!text || number) {
      const incident = incidentOf({ ...bare(verb), incident: number || undefined }, desk)
      return isLineRefusal(incident)
        ? { kind: 'refused', ...incident }
        : { kind: 'go', to: { kind: 'incident', id: incident.id } }
    }
    const unit = unitNamed(text, desk)
    if (!isLineRefusal(unit)) return { kind: 'go', to: { kind: 'unit', id: unit.id } }
    const [place] = desk.gazetteer.search(text, 1)
    return place
      ? { kind: 'go', to: { kind: 'place', point: place.point, name: place.name } }
      : { kind: 'refused', ...unit }
  },
}

/** Filters the queue. */
const view: Verb = {
  word: 'V',
  aliases: ['列'],
  takes: { text: 'rest' },
  plan({ text = '' }): Plan {
    const words = Object.keys(VIEW_WORDS)
    const found = VIEW_WORDS[fold(text)]
    if (found) return { kind: 'go', to: { kind: 'view', view: found } }
    const nearest = nearestOf(text, words)
    return refusePlan('noSuchView', { typed: text, known: words }, nearest.length > 0 ? nearest : VIEWS)
  },
}

/** Takes back the last command, as long as it may be. */
const undo: Verb = { word: 'U', aliases: ['撤销'], takes: {}, plan: () => ({ kind: 'undo' }) }

/** Verbs that change nothing in the city but what is looked at, and undo. */
export const looking: readonly Verb[] = [find, zoom, view, undo]
