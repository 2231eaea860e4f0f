// A process of its own, for tests: floods two feeds with one key until its input ends, then says what it was told.
// Arguments: the hub's address, a key, bodies under way at once, city time at its start, epoch ms.
const [url = '', key = '', lanes = '8', cityTime = '0'] = process.argv.slice(2)
const ITEMS = 100
const told = { bodies: 0, accepted: 0, turnedAway: 0, failed: 0 }
let going = true
let made = 0

const started = performance.now()
const cityNow = () => new Date(Number(cityTime) + performance.now() - started).toISOString()

const call = (number: number): object => ({
  id: `flood-${process.pid}-${number}`,
  type: 'medical',
  receivedAt: cityNow(),
  address: `${number} FLOOD ST`,
  narrative: 'one of many',
})
const position = (number: number): object => ({
  unitId: `E${1 + (number % 48)}`,
  at: cityNow(),
  point: { type: 'Point', coordinates: [-122.4 + (number % 48) / 1000 + (number % 7) / 1e5, 37.76] },
})

async function send(feed: string, items: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/feeds/${feed}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(items),
  }).catch(() => undefined)
  told.bodies += 1
  if (answer?.status === 200) told.accepted += ((await answer.json()) as { accepted: number }).accepted
  else if (answer?.status === 429 && answer.headers.get('retry-after')) told.turnedAway += 1
  else told.failed += 1
  // It does not wait as it was told to: that is what makes it a flood.
  if (answer?.status === 429) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function lane(isPositions: boolean): Promise<void> {
  while (going) {
    const numbers = Array.from({ length: ITEMS }, () => made++)
    await send(isPositions ? 'positions' : 'incidents', numbers.map(isPositions ? position : call))
  }
}
process.stdin.resume().on('end', () => {
  going = false
})
await Promise.all(Array.from({ length: Number(lanes) }, (_, i) => lane(i % 2 === 0)))
process.stdout.write(JSON.stringify(told))
