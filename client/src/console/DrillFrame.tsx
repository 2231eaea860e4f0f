import { useUnreal } from '../desk/past/useUnreal.ts'
import './DrillFrame.css'

const SIDES = ['top', 'right', 'bottom', 'left']

/**
 * Frames the whole window and says the word on each side, so that a drill (hatched) and the past (perforated like film)
 * survive a glance, a photograph and a print (V4).
 */
export function DrillFrame() {
  const words = useUnreal()
  if (words.length === 0) return null
  return (
    <div className="drillframe" aria-hidden>
      {SIDES.map((side) => (
        <b key={side} data-side={side}>
          {words.join(' · ')}
        </b>
      ))}
    </div>
  )
}
