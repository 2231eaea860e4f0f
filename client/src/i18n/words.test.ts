import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemWords } from '@muster/shared/words/problems.ts'
import { type Catalogue, sayFrom } from '@muster/shared/words/say.ts'
import { expect, test } from 'vitest'
import { words } from './words.ts'
import { wordsAccess } from './wordsAccess.ts'
import { wordsAdmin } from './wordsAdmin.ts'
import { wordsAdvice } from './wordsAdvice.ts'
import { wordsAid } from './wordsAid.ts'
import { wordsAlarmSheet } from './wordsAlarmSheet.ts'
import { wordsClosures } from './wordsClosures.ts'
import { wordsComplexes } from './wordsComplexes.ts'
import { wordsCoverage } from './wordsCoverage.ts'
import { wordsDraw } from './wordsDraw.ts'
import { wordsHelpSheet } from './wordsHelpSheet.ts'
import { wordsOnMap } from './wordsOnMap.ts'
import { wordsPalette } from './wordsPalette.ts'
import { wordsPlan } from './wordsPlan.ts'
import { wordsPlots } from './wordsPlots.ts'
import { wordsPrint } from './wordsPrint.ts'
import { wordsSecondStep } from './wordsSecondStep.ts'
import { wordsShiftSheets } from './wordsShiftSheets.ts'
import { wordsTerms } from './wordsTerms.ts'
import { wordsTour } from './wordsTour.ts'
import { wordsWall } from './wordsWall.ts'

const all: Catalogue = {
  ...words,
  ...problemWords,
  ...wordsAdmin,
  ...wordsAdvice,
  ...wordsAid,
  ...wordsAccess,
  ...wordsWall,
  ...wordsTour,
  ...wordsTerms,
  ...wordsCoverage,
  ...wordsPlan,
  ...wordsPlots,
  ...wordsAlarmSheet,
  ...wordsHelpSheet,
  ...wordsPalette,
  ...wordsPrint,
  ...wordsSecondStep,
  ...wordsShiftSheets,
  ...wordsOnMap,
  ...wordsDraw,
  ...wordsClosures,
  ...wordsComplexes,
}
const root = join(import.meta.dirname, '..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.testing\.|words\w*\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const isSaid = (key: string) => key in all || (`${key}_one` in all && `${key}_other` in all)

test('every key that the console says has its words', () => {
  const said = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:say|sayNow)\(\s*'([^']+)'|\bwords: '([^']+)'/g)].map(([, key, named]) => ({
      path,
      key: key ?? named ?? '',
    })),
  )
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter(({ key }) => !isSaid(key))).toEqual([])
})

test('both languages of a sentence use the same facts, and a counted one has both its forms', () => {
  // `{{en}}` and `{{zh}}` are a name of the city's own, in both its languages.
  const facts = (text: string) =>
    [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name.replace(/^(en|zh)$/, 'own name')).sort()
  expect(Object.entries(all).filter(([, { en, zh }]) => facts(en).join() !== facts(zh).join())).toEqual([])
  const counted = Object.keys(all).filter((key) => /_(one|other)$/.test(key))
  expect(counted.filter((key) => !isSaid(key.replace(/_(one|other)$/, '')))).toEqual([])
})

test('one is told as one', () => {
  expect(sayFrom(all, 'en', 'strip.held', { count: 1 })).toBe('1 command held, sent on reconnect.')
  expect(sayFrom(all, 'en', 'strip.held', { count: 2 })).toBe('2 commands held, sent in order on reconnect.')
  expect(sayFrom(all, 'zh', 'strip.held', { count: 2 })).toBe('2 条指令待发，恢复后按序发送。')
})
