import { useWords } from '../i18n/index.ts'
import { IS_DRILL } from '../live/world.ts'
import './DrillFrame.css'

const SIDES = ['top', 'right', 'bottom', 'left']

/** Hatches the whole window and says the word on each side, so that a drill survives a glance, a photograph and a print (V4). */
export function DrillFrame() {
  const say = useWords()
  if (!IS_DRILL) return null
  return (
    <div className="drillframe" aria-hidden>
      {SIDES.map((side) => (
        <b key={side} data-side={side}>
          {say('worldKind.drill')}
        </b>
      ))}
    </div>
  )
}
