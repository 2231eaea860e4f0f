import { cityAfter, desk3, e12, NOW, station12 } from '@muster/shared/domain/given.testing.ts'
import { expect, test } from 'vitest'
import type { Caller } from '../access/caller.ts'
import type { Asked } from '../dispatch/adviceThread.ts'
import { adviceNowRoutes } from './adviceNowRoutes.ts'
import { createApp } from './app.ts'

/** A hub's routes on a city of one engine; `isFull`: too many wait for the thread already. */
async function hub({ isFull = false } = {}) {
  const { city } = cityAfter([station12, e12])
  const asked: Asked[] = []
  const roads = [{ stretch: 1 }]
  const world = {
    live: { city, cityNow: () => NOW, head: () => ({ seq: 2 }) },
    positionOf: () => undefined,
    tuning: () => ({}),
    closedRoads: () => roads,
    get advisor() {
      throw new Error('the hub itself works out nothing')
    },
  }
  const app = await createApp({ level: 'silent', trustProxy: false })
  app.decorateRequest('world', { getter: () => world as never })
  const caller: Caller = { actor: desk3, kind: 'session', scopes: ['read'] }
  app.decorateRequest('caller', { getter: () => caller })
  adviceNowRoutes(app, {
    thread: {
      ask(question, of) {
        expect(of).toEqual({ by: desk3.id, tuning: {}, roads })
        asked.push(question)
        return isFull ? undefined : Promise.resolve(`{"answer":${asked.length}}`)
      },
    },
  })
  const get = async (path: string) => {
    const { statusCode, headers, body } = await app.inject(`/api/v1/${path}`)
    return { status: statusCode, after: headers['retry-after'], json: JSON.parse(body) }
  }
  return { get, asked }
}

test('J9 every question about the live city and what it might be is put to the thread, once for all who ask the same', async () => {
  const { get, asked } = await hub()
  const line = '-122.391,37.7779;-122.3893,37.7743'
  const paths = [
    'moves',
    'coverage?capability=engine',
    'sufficiency?capability=engine&calls=7',
    `coverage?capability=engine&closed=${line}|${line}`,
    'coverage?capability=engine&without=E12',
  ]
  for (const [at, path] of paths.entries()) expect((await get(path)).json).toEqual({ answer: at + 1 })
  for (const [at, path] of paths.entries()) expect((await get(`${path}${at ? '&' : '?'}x=1`)).json.answer).toBe(at + 1)
  expect(asked.map(({ ask }) => ask)).toEqual([
    ...['movesNow', 'coverageNow', 'sufficiencyNow', 'coverageNow', 'coverageNow'],
  ])
  expect(asked[2]).toMatchObject({ seq: 2, more: 7, situation: { units: [{ id: 'E12' }] } })
  const places = [
    [-122.391, 37.7779],
    [-122.3893, 37.7743],
  ]
  expect(asked[3]).toMatchObject({ closed: [places, places] })
  expect(asked[4]).toMatchObject({ situation: { units: [] }, closed: [] })
})

test('more than can be answered are told to come later, and asked again then', async () => {
  const { get, asked } = await hub({ isFull: true })
  expect(await get('moves')).toMatchObject({ status: 429, after: '1', json: { code: 'too_many' } })
  await get('moves')
  expect(asked).toHaveLength(2)
})

test('a line that is none is refused before anybody works on it', async () => {
  const { get, asked } = await hub()
  for (const closed of ['1,2', '1,2;', 'a;b', `${'1,2;'.repeat(100)}1,2`, '1,2;3,4|', '%F0%9F%9A%92'])
    expect((await get(`moves?closed=${closed}`)).status).toBe(400)
  expect(asked).toEqual([])
})
