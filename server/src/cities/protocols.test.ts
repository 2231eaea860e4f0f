import { protocolFaults } from '@muster/shared/domain/world/protocolFaults.ts'
import { expect, test } from 'vitest'
import { loadCity } from './loadCity.ts'

test("the sample city's cards can be used as they are, one for each type of incident", async () => {
  const pack = await loadCity('sf')
  if ('refused' in pack) throw new Error(pack.refused)
  const { protocols = [], incidentTypes } = pack.city
  const types = incidentTypes.map(({ id }) => id)
  expect(protocolFaults(protocols, types)).toEqual([])
  expect(protocols.flatMap((protocol) => protocol.types).sort()).toEqual(types.sort())
})
