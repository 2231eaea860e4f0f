import { expect, test } from 'vitest'
import { watchSyncs } from './fsync.testing.ts'

test('goal 3 J3 by strace: nothing leaves Redis while anything that was written is not on disk', async (context) => {
  const found = await watchSyncs(1.5)
  if (!found) return context.skip('there is no strace here, or it may not look into another process')
  expect(found.early).toBe(0)
  expect(found.acknowledged).toBeGreaterThan(20)
  expect(found.syncs).toBeGreaterThan(10)
  expect(found.replies).toBeGreaterThanOrEqual(found.syncs)
})
