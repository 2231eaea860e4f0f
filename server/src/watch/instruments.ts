import { declareLookFigures } from './lookFigures.ts'
import { createMeasured } from './measured.ts'
import { createMeters } from './meters.ts'
import { createWatch, type Watched } from './watch.ts'

/**
 * Everything that a hub says of itself. First come the meters that its parts are measured by; once the parts are there,
 * `begin` looks at them every two seconds until `stop`.
 */
export function createInstruments() {
  const meters = createMeters()
  const measured = createMeasured(meters)
  const requests = meters.timer('muster_http_request_seconds', 'HTTP requests by class of route and status', [
    'class',
    'status',
  ])
  return {
    measured,
    requests,
    begin(watched: Watched) {
      const watch = createWatch({ watched, measured, requests, meters })
      const { refresh } = declareLookFigures(meters, { watched, watch, measured })
      return { ...watch, meters: { text: meters.text, contentType: meters.contentType, refresh } }
    },
  }
}
