import { describe, expect, test } from 'vitest'
import { smallDesk } from '../city.testing.ts'
import { isLineRefusal } from '../order.ts'
import { readReport } from '../report.ts'
import { createGazetteer, type GazetteerFile } from './gazetteerIndex.ts'

const desk = smallDesk()
const { gazetteer } = desk

describe('places read out of a text', () => {
  test.each([
    ['700 blk Parnassus Ave', 'block', '700 blk Parnassus Ave'],
    ['700 block of parnassus avenue', 'block', '700 blk Parnassus Ave'],
    ['735 Parnassus', 'block', '735 Parnassus Ave'],
    ['0 6th st', 'block', '0 blk 6th St'],
    ['0 Block of 06TH ST', 'block', '0 blk 6th St'],
    ['1200 S', 'nothing', undefined],
    ['1200 Van Ness', 'block', '1200 blk Van Ness Ave'],
    ['1200 South Van Ness', 'block', '1200 blk South Van Ness Ave'],
    ['Jackson / Van Ness', 'crossing', 'Jackson / Van Ness Ave'],
    ['van ness ave&jackson st', 'crossing', 'Van Ness / Jackson St'],
    ['Jackson and Van Ness', 'crossing', 'Jackson / Van Ness Ave'],
    ['at UCSF Medical Center', 'named', 'UCSF Medical Center'],
    ['inner sunset', 'named', 'Inner Sunset'],
    ['人民路120', 'block', '人民路120号'],
    ['人民路１２０号三楼', 'block', '人民路120号'],
    ['中山路与人民路口', 'crossing', '中山路与人民路路口'],
    ['12 Nowhere Street by the bank', 'free', '12 Nowhere Street'],
    ['9900 Parnassus Avenue', 'free', '9900 Parnassus Avenue'],
    ['建设路88号门口', 'free', '建设路88号'],
    ['100 Buena Vista', 'ambiguous', undefined],
    ['100 Buena Vista Ter', 'block', '100 blk Buena Vista Ter'],
    ['smoke on the roof', 'nothing', undefined],
  ])('%s', (text, kind, name) => {
    const read = gazetteer.read(text)
    expect(read?.kind ?? 'nothing').toBe(kind)
    if (name) expect(read).toMatchObject({ name })
  })
})

describe('a report', () => {
  const read = (text: string) => {
    const answer = readReport(text, desk)
    if (isLineRefusal(answer)) throw new Error(answer.refused)
    return [answer.type?.id, answer.place?.name, answer.narrative]
  }
  test.each([
    ['fire 700 Parnassus 3rd floor smoke', 'structure-fire', '700 blk Parnassus Ave', '3rd floor smoke'],
    ['火灾 人民路120 三楼冒烟', 'structure-fire', '人民路120号', '三楼冒烟'],
    ['火灾人民路120号三楼冒烟', 'structure-fire', '人民路120号', '三楼冒烟'],
    ['car fire Jackson / Van Ness', 'vehicle-fire', 'Jackson / Van Ness Ave', 'car fire'],
    ['chest pain 735 Parnassus Ave', 'medical', '735 Parnassus Ave', 'chest pain'],
    ['700 Parnassus fire on 2nd floor', 'structure-fire', '700 blk Parnassus Ave', 'fire on 2nd floor'],
    [
      'crash two cars at 700 Parnassus Ave one trapped',
      'collision',
      '700 blk Parnassus Ave',
      'crash, two cars, one trapped',
    ],
    ['700 Parnassus', undefined, '700 blk Parnassus Ave', undefined],
    ['人民路120号', undefined, '人民路120号', undefined],
    ['fire smoke on the roof', 'structure-fire', undefined, 'smoke on the roof'],
    ['fire', 'structure-fire', undefined, undefined],
    ['fire 12 Nowhere Street by the bank', 'structure-fire', '12 Nowhere Street', 'by the bank'],
  ])('%s', (text, type, place, narrative) => expect(read(text)).toEqual([type, place, narrative]))
})

describe('search', () => {
  const names = (text: string) => gazetteer.search(text, 5).map(({ name }) => name)
  test('begins so before a word begins so before holds it before one letter off', () => {
    expect(names('van n')).toEqual(['Van Ness Ave', 'South Van Ness Ave'])
    expect(names('ness')).toEqual(['Van Ness Ave', 'South Van Ness Ave'])
    expect(names('arnass')).toEqual(['Parnassus Ave'])
    expect(names('Parnasus')).toEqual(['Parnassus Ave'])
    expect(names('人民')).toEqual(['人民路'])
  })
  test('a house number asks for blocks, a slash for crossings', () => {
    expect(names('700 parn')).toEqual(['700 blk Parnassus Ave'])
    expect(names('jack / v')).toEqual(['Jackson / Van Ness Ave'])
  })

  test('10,000 names are read and searched within a key stroke', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const word = (seed: number) =>
      Array.from({ length: 7 }, (_, index) => letters[(seed * (index + 3) * 7 + index * seed) % 26]).join('')
    const file: GazetteerFile = {
      streets: Array.from({ length: 10_000 }, (_, seed) => ({
        name: `${word(seed)}${seed} Street`,
        point: [0, 0],
        blocks: [[100, 0, 0]],
      })),
      crossings: [],
    }
    const large = createGazetteer(file)
    const name = file.streets[7777]!.name
    // The quickest of twenty: the others wait for whatever else this machine does.
    const searchMs = Math.min(
      ...Array.from({ length: 20 }, () => {
        const started = performance.now()
        expect(large.search(name.slice(1), 5)[0]?.name).toBe(name.replace('Street', 'St'))
        return performance.now() - started
      }),
    )
    expect(large.read(`100 ${name}`)).toMatchObject({ kind: 'block' })
    expect(searchMs).toBeLessThan(50)
  })
})
