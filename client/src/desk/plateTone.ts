import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { PlateTone } from '../ui/UnitPlate.tsx'

const TONES = {
  available: 'free',
  dispatched: 'moving',
  enroute: 'moving',
  onscene: 'onscene',
  transporting: 'moving',
  athospital: 'hospital',
  returning: 'free',
  outofservice: 'out',
  emergency: 'emergency',
} as const satisfies Readonly<Record<UnitStatus, PlateTone>>

/**
 * The tone of a status: who returns is free again, so it looks free. Not live, nobody knows where a unit at work is now:
 * it is drawn as last known.
 */
export function plateToneOf(status: UnitStatus, isStale = false): Exclude<PlateTone, 'proposed'> {
  const tone = TONES[status]
  return isStale && (tone === 'moving' || tone === 'onscene' || tone === 'hospital') ? 'stale' : tone
}
