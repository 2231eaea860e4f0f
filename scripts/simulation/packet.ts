import { Decoder, Encoder } from 'socket.io-msgpack-parser'

/** A message as it goes over the line, and what a client makes of its bytes: what does not survive that shows. */
export const pack = (name: string, body: unknown): Buffer => {
  // A list of one, whatever its types say.
  const packed: unknown = new Encoder().encode({ type: 2, nsp: '/live', data: [name, body] })
  const [bytes] = Array.isArray(packed) ? packed : [packed]
  return bytes
}

export function unpack(bytes: Buffer): readonly [string, unknown] {
  let told: readonly [string, unknown] | undefined
  const decoder = new Decoder()
  decoder.on('decoded', ({ data }: { data: readonly [string, unknown] }) => {
    told = data
  })
  decoder.add(bytes)
  if (!told) throw new Error('no packet')
  return told
}
