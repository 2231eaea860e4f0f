import { expect, test } from 'vitest'
import { CannotStart } from '../cannotStart.ts'
import { isClusterUrl, openCluster } from './cluster.ts'
import { readPlaces, urlOf } from './places.ts'
import { isSentinelUrl, openSentinels } from './sentinel.ts'

const read = (url: string) => readPlaces(url, { scheme: 'redis+cluster://', port: 6379, cure: 'the cure' })

test('an address of several names each with its port, and who we are to them', () => {
  expect(read('redis+cluster://one:7000,two')).toEqual({
    places: [
      { host: 'one', port: 7000 },
      { host: 'two', port: 6379 },
    ],
    name: '',
    login: {},
  })
  expect(read('redis+cluster://muster:p%40ss:1@one').login).toEqual({ username: 'muster', password: 'p@ss:1' })
  expect(read('redis+cluster://:secret@one').login).toEqual({ password: 'secret' })
})

test('what cannot be read is refused with how it is written', () => {
  for (const url of ['redis+cluster://', 'redis+cluster://one,,two', 'redis+cluster://one:0'])
    expect(() => openCluster(url), url).toThrow(CannotStart)
  expect(() => openSentinels('redis+sentinel://one:26379')).toThrow('/NAME')
  expect([isClusterUrl('redis://one'), isSentinelUrl('redis+cluster://one')]).toEqual([false, false])
})

test('the way to one place has its login and an address of six its brackets', () => {
  expect(urlOf({ host: '::1', port: 7000 }, { password: 'p@ss' })).toBe('redis://:p%40ss@[::1]:7000')
  expect(urlOf({ host: 'one', port: 7000 })).toBe('redis://one:7000')
})
