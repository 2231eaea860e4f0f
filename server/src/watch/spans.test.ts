import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import { afterAll, expect, test } from 'vitest'
import { openSpan, spanned, tracesGoNowhere } from './spans.ts'
import { registerTracer, type Told } from './tracer.testing.ts'

let told: Told[] = []
afterAll(() => {
  trace.disable()
  context.disable()
  propagation.disable()
})

test('without an SDK spans are nothing, work goes on, and an operator who asked for them is told', async () => {
  expect(await spanned('command.decide', {}, async () => 7)).toBe(7)
  expect(tracesGoNowhere({})).toBeUndefined()
  expect(tracesGoNowhere({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toContain('no OpenTelemetry SDK')
})

test('a request goes on in the trace of its caller, and what happens in it is below it', async () => {
  registerTracer({ begun: (one) => told.push(one) })
  expect(tracesGoNowhere({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toBeUndefined()
  told = []
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
  const [http, decide] = told
  expect(told).toMatchObject([
    { name: 'http', parent: 'b'.repeat(16), attributes: { 'http.route': '/api/v1/commands/incident.dispatch' } },
    {
      ...{ name: 'command.decide', parent: http?.id },
      attributes: { 'muster.command': 'incident.dispatch', 'muster.verdict': 'committed' },
    },
    { name: 'journal.append', parent: decide?.id, attributes: { 'muster.entries': 1 } },
  ])
  expect(told.every(({ ended }) => ended)).toBe(true)
})

test('fault 17: a span of what failed says what kind of error it was, and no word of it', async () => {
  told = []
  const fails = spanned('feed.intake', {}, async () => {
    throw new TypeError('canary-7f3e1b')
  })
  await expect(fails).rejects.toThrow('canary')
  expect(told).toMatchObject([
    { name: 'feed.intake', attributes: {}, ended: true, status: { code: SpanStatusCode.ERROR, message: 'TypeError' } },
  ])
  expect(JSON.stringify(told)).not.toContain('canary')
})
