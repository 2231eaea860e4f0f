import { registerTracer } from './tracer.testing.ts'

// For tests: loaded before a hub (`node --import`), as an operator loads an SDK. Each span that ends is a line of output.
registerTracer({ begun: () => {}, ended: (told) => process.stderr.write(`span ${JSON.stringify(told)}\n`) })
