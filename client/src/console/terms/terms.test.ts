import { sayFrom } from '@muster/shared/words/say.ts'
import { expect, test } from 'vitest'
import { words } from '../../i18n/words.ts'
import { wordsAccess } from '../../i18n/wordsAccess.ts'
import { wordsAdmin } from '../../i18n/wordsAdmin.ts'
import { wordsAlarmSheet } from '../../i18n/wordsAlarmSheet.ts'
import { wordsDraw } from '../../i18n/wordsDraw.ts'
import { wordsHelpSheet } from '../../i18n/wordsHelpSheet.ts'
import { wordsOnMap } from '../../i18n/wordsOnMap.ts'
import { wordsPalette } from '../../i18n/wordsPalette.ts'
import { wordsPrint } from '../../i18n/wordsPrint.ts'
import { wordsSecondStep } from '../../i18n/wordsSecondStep.ts'
import { wordsShiftSheets } from '../../i18n/wordsShiftSheets.ts'
import { wordsTerms } from '../../i18n/wordsTerms.ts'
import { wordsWall } from '../../i18n/wordsWall.ts'
import { TERMS } from './terms.ts'
import { labelsOf } from './termsOnScreen.ts'

const all: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  ...words,
  ...wordsAdmin,
  ...wordsAccess,
  ...wordsWall,
  ...wordsTerms,
  ...wordsAlarmSheet,
  ...wordsHelpSheet,
  ...wordsPalette,
  ...wordsPrint,
  ...wordsSecondStep,
  ...wordsShiftSheets,
  ...wordsOnMap,
  ...wordsDraw,
}
const plain = (text: string) => text.trim().replace(/…$/, '').toLowerCase()

/** Other words that are spelled like a term, and why that does not mislead. */
const ALIKE: Readonly<Record<string, string>> = {
  'incidentGroup.A': 'an alarm of a building is reported as a call; the word stands beside its symbol alone',
  'times.closed': 'when it was closed',
  'where.dispatched': 'when it was sent',
  'steps.sent': 'when it was sent',
  'steps.answered': 'the question card was asked',
  'bar.dispatch': 'the same deed',
  'incident.struck': 'the line of the log about it',
  'place.strike': 'the same deed, on a note of a place',
  'feedName.incidents': 'the feed that brings them',
  'role.feed': 'the role of a feed',
  'scope.feeds': 'the right of a feed',
  'print.head.owner': 'on paper nothing is explained',
  'print.fact.area': 'on paper nothing is explained',
  'where.athospital': 'when it was there',
  'commandline.verb.R': 'a line of the log is written',
}

test('every term has its meaning in both languages, and no meaning is without a term', () => {
  const named = TERMS.flatMap(({ id }) => [`term.${id}`, `term.${id}.is`])
  const kept = Object.keys(wordsTerms).filter((key) => key.startsWith('term.'))
  expect(kept.sort()).toEqual(named.sort())
  for (const key of named) expect(all[key]?.en && all[key]?.zh, key).toBeTruthy()
})

test('every label that is explained is one that the screens say', () => {
  expect(TERMS.flatMap(({ said }) => said.filter((key) => !(key in all)))).toEqual([])
})

test('every status, of units and of calls, and every kind of world is explained', () => {
  const said = new Set(TERMS.flatMap((term) => term.said))
  const due = Object.keys(all).filter((key) => /^(?:status|incidentStatus|worldKind|outlineKind)\.\w+$/.test(key))
  expect(due.length).toBeGreaterThan(12)
  expect(due.filter((key) => !said.has(key) && key !== 'outlineKind.line')).toEqual([])
})

test.each(['en', 'zh'] as const)('in %s a label means one term, and what is spelled like it means the same', (lang) => {
  const labels = labelsOf((key) => sayFrom(all, lang, key))
  const split = TERMS.flatMap((term) =>
    [`term.${term.id}`, ...term.said]
      .filter((key) => labels.get(plain(all[key]?.[lang] ?? '')) !== term)
      .map((key) => `${term.id}: ${key}`),
  )
  expect(split).toEqual([])
  const known = new Set(TERMS.flatMap(({ id, said }) => [`term.${id}`, ...said]))
  const others = Object.entries(all).flatMap(([key, text]) => {
    const term = labels.get(plain(text[lang]))
    return term && !known.has(key) && !term.notIn ? key : []
  })
  expect(others.filter((key) => !(key in ALIKE))).toEqual([])
})
