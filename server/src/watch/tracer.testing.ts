import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, context, propagation, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api'

/** For tests: what a span told. */
export type Told = {
  name: string
  id: string
  parent?: string
  attributes: Record<string, unknown>
  status?: unknown
  ended: boolean
}

/** For tests: registers a tracer as an SDK would, as small as it can be. `begun` hears of each span, `ended` of each end. */
export function registerTracer({
  begun,
  ended = () => {},
}: {
  begun: (told: Told) => void
  ended?: (told: Told) => void
}) {
  const storage = new AsyncLocalStorage<Context>()
  let count = 0

  function tellingSpan(name: string, attributes: object, within: Context): Span {
    const parent = trace.getSpanContext(within)
    count += 1
    const id = String(count).padStart(16, '0')
    const told: Told = { name, id, parent: parent?.spanId, attributes: { ...attributes }, ended: false }
    begun(told)
    const span: any = {
      spanContext: () => ({ traceId: parent?.traceId ?? '1'.padStart(32, '0'), spanId: id, traceFlags: 1 }),
      setAttributes(more: object) {
        Object.assign(told.attributes, more)
      },
      setStatus(status: unknown) {
        told.status = status
      },
      isRecording: () => !told.ended,
      end() {
        told.ended = true
        ended(told)
      },
    }
    return span
  }

  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (within: Context, work: any, self: any, ...args: any[]) => storage.run(within, () => work.apply(self, args)),
    bind: (_: Context, target: any) => target,
    enable: () => ({}) as any,
    disable: () => ({}) as any,
  } as any)
  propagation.setGlobalPropagator({
    inject: () => {},
    fields: () => ['traceparent'],
    extract: (from, carrier: any) => {
      const [, traceId, spanId] = (carrier.traceparent ?? '').split('-')
      return traceId ? trace.setSpanContext(from, { traceId, spanId, traceFlags: 1, isRemote: true }) : from
    },
  })
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: (name, { attributes = {} } = {}, within = context.active()) => tellingSpan(name, attributes, within),
      startActiveSpan: (name: string, ...rest: any[]) => {
        const span = tellingSpan(name, rest[0]?.attributes ?? {}, context.active())
        return context.with(trace.setSpan(context.active(), span), () => rest.at(-1)(span))
      },
    }),
  })
}
