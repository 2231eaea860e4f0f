import { expect, test } from 'vitest'
import { given } from '../given.testing.ts'
import { hub, keyIdOf } from '../hub/hub.ts'
import { make } from './commands.ts'
import { type SealData, seal, sealHash, sealText } from './seal.ts'

const publicKey = 'A'.repeat(43)
const keyId = keyIdOf(publicKey)
const joined = hub.make.joined(keyId, { publicKey })
const first: SealData = {
  from: 1,
  to: 2,
  root: 'a'.repeat(64),
  former: '',
  state: '',
  keyId,
  signature: 'B'.repeat(86),
}
const second: SealData = { ...first, from: 3, to: 7, former: sealHash(first) }

test('J6 a seal continues the last one by number and by hash', () => {
  given(joined).when(make, first).thenEvents(seal.make.made('seal', first))
  given(joined, seal.make.made('seal', first)).when(make, second).thenEvents(seal.make.made('seal', second))
})

test('J6 a seal that was overtaken, leaves entries out or names another one before it is refused', () => {
  const sealed = given(joined, seal.make.made('seal', first))
  sealed.when(make, first).thenRefused('seal.overtaken', { to: 2 })
  sealed.when(make, { ...second, from: 4 }).thenRefused('seal.overtaken', { to: 2 })
  sealed.when(make, { ...second, former: 'c'.repeat(64) }).thenRefused('seal.overtaken', { to: 2 })
  sealed.when(make, { ...second, to: 2 }).thenRefused('seal.overtaken', { to: 2 })
})

test('J6 a seal under a key that nobody declared is refused', () =>
  given().when(make, first).thenRefused('hub.notFound', { id: keyId }))

test('J6 state keeps the last seal alone, and how many there were', () => {
  const city = given(joined, seal.make.made('seal', first)).when(make, second).thenCity()
  expect([...city.all('seal')]).toEqual([
    {
      id: 'seal',
      seq: 3,
      from: 3,
      to: 7,
      root: second.root,
      former: second.former,
      hash: sealHash(second),
      at: expect.any(Number),
      count: 2,
    },
  ])
})

test('the text of a seal is stable: what was signed must be read the same for good', () => {
  expect(sealText(second).split('\n')).toEqual(['muster seal 1', '3', '7', second.root, second.former, '', keyId])
  expect(sealHash(first)).toBe('189864213c47000464ef84d735295080f72f21e58f954c58fd825c0592982aa1')
})
