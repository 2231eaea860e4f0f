import { type Attributes, context, propagation, SpanStatusCode, trace } from '@opentelemetry/api'

/**
 * Spans by the OpenTelemetry API. What becomes of them is the business of the SDK that an operator loads beside the hub
 * (`NODE_OPTIONS=--import …`); without one they are nothing, and cost about as much.
 */
const tracer = trace.getTracer('muster')

/** Runs `work` in a span of its own. `tell`: what its outcome says, fixed words and numbers only, no one's data. */
export function spanned<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  tell?: (outcome: T) => Attributes,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      const outcome = await work()
      if (tell) span.setAttributes(tell(outcome))
      return outcome
    } catch (error) {
      // Its words may hold what somebody sent: the kind of error is enough here, the log has the rest.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      span.end()
    }
  })
}

/** A span that is under way. `goOn`: what is called from here on belongs to it. */
export type OpenSpan = {
  readonly goOn: (next: () => void) => void
  readonly end: (attributes: Attributes) => void
}

/** A span that begins with a request, below the caller's own where its headers tell of one. */
export function openSpan(name: string, headers: Readonly<Record<string, unknown>>): OpenSpan {
  const from = propagation.extract(context.active(), headers)
  const span = tracer.startSpan(name, {}, from)
  const within = trace.setSpan(from, span)
  return {
    goOn: (next) => context.with(within, next),
    end(attributes) {
      span.setAttributes(attributes)
      span.end()
    },
  }
}

/** What an operator should hear at the start: asked for, and nobody there to send anything. Undefined: all is well. */
export function tracesGoNowhere(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return undefined
  const probe = tracer.startSpan('start')
  const isThere = probe.isRecording()
  probe.end()
  return isThere ? undefined : 'OTEL_EXPORTER_OTLP_ENDPOINT is set, and no OpenTelemetry SDK is loaded to send to it.'
}
