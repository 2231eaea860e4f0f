import { expect, test } from 'vitest'
import { createPasswords, weaknessOf } from './passwords.ts'

test('a password is long, of some variety, and neither the name of its owner nor ours', () => {
  expect(weaknessOf('elevenchars', 'ada')).toBe('short')
  expect(weaknessOf('ada-ada-and-again', 'ada')).toBe('name')
  expect(weaknessOf('Muster-muster-1', 'ada')).toBe('name')
  expect(weaknessOf('aaaaaaaaaaaaaaaa', 'ada2')).toBe('even')
  expect(weaknessOf('correct horse battery', 'ada')).toBeUndefined()
  expect(weaknessOf('消防调度值班长的长口令一二三', 'ada')).toBeUndefined()
  expect(weaknessOf('x1y2z'.repeat(80), 'ada')).toBeUndefined()
})

test('a password is kept as argon2id with 19 MiB and two passes, and never twice alike', async () => {
  const passwords = createPasswords()
  const [one, other] = [await passwords.hash('correct horse'), await passwords.hash('correct horse')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(await passwords.fits(one, 'correct horse', 'here')).toBe(true)
  expect(await passwords.fits(one, 'correct horsf', 'here')).toBe(false)
  expect(await passwords.fits(undefined, 'nobody', 'here')).toBe(false)
})
