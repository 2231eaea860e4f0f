import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, context, propagation, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpan, spanned, tracesGoNowhere } from './spans.ts'

// A provider as an SDK would register it, as small as it can be: what our code tells it is all that counts here.
type Told = { name: string; parent?: string; attributes: Record<string, unknown>; status?: unknown; ended: boolean }
const told: Told[] = []
const storage = new AsyncLocalStorage<Context>()

function tellingSpan(name: string, attributes: object, within: Context): Span {
  const parent = trace.getSpanContext(within)
  const one: Told = { name, parent: parent?.spanId, attributes: { ...attributes }, ended: false }
  const id = String(told.push(one)).padStart(16, '0')
  const span: any = {
    spanContext: () => ({ traceId: parent?.traceId ?? '1'.padStart(32, '0'), spanId: id, traceFlags: 1 }),
    setAttributes(more: object) {
      Object.assign(one.attributes, more)
    },
    setStatus(status: unknown) {
      one.status = status
    },
    isRecording: () => !one.ended,
    end() {
      one.ended = true
    },
  }
  return span
}

const register = () => {
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

test('without an SDK spans are nothing, work goes on, and an operator who asked for them is told', async () => {
  expect(await spanned('command.decide', {}, async () => 7)).toBe(7)
  expect(tracesGoNowhere({})).toBeUndefined()
  expect(tracesGoNowhere({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toContain('no OpenTelemetry SDK')
})

beforeAll(() => storage.disable())
afterAll(() => {
  trace.disable()
  context.disable()
  propagation.disable()
})

test('a request goes on in the trace of its caller, and what happens in it is below it', async () => {
  register()
  expect(tracesGoNowhere({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toBeUndefined()
  told.length = 0
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const request = openSpan('http', { traceparent })
  await new Promise<void>((resolve, reject) => {
    request.goOn(() => {
      spanned(
        'command.decide',
        { 'muster.command': 'incident.dispatch' },
        async () => {
          await new Promise((later) => setImmediate(later))
          return spanned('journal.append', { 'muster.entries': 1 }, async () => 'ok')
        },
        () => ({ 'muster.verdict': 'committed' }),
      ).then(() => resolve(), reject)
    })
  })
  request.end({ 'http.route': '/api/v1/commands/incident.dispatch' })
  expect(told).toEqual([
    {
      ...{ name: 'http', parent: 'b'.repeat(16), attributes: { 'http.route': '/api/v1/commands/incident.dispatch' } },
      ended: true,
    },
    {
      ...{ name: 'command.decide', parent: '1'.padStart(16, '0'), ended: true },
      attributes: { 'muster.command': 'incident.dispatch', 'muster.verdict': 'committed' },
    },
    { name: 'journal.append', parent: '2'.padStart(16, '0'), attributes: { 'muster.entries': 1 }, ended: true },
  ])
})

test('fault 17: a span of what failed says what kind of error it was, and no word of it', async () => {
  told.length = 0
  const fails = spanned('feed.intake', {}, async () => {
    throw new TypeError('canary-7f3e1b')
  })
  await expect(fails).rejects.toThrow('canary')
  expect(told).toEqual([
    { name: 'feed.intake', attributes: {}, ended: true, status: { code: SpanStatusCode.ERROR, message: 'TypeError' } },
  ])
})
