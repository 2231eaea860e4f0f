import { mayDo } from '@muster/shared/access/roles.ts'
import { go } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { useMe } from '../../live/me.ts'
import { GLANCE_MS, useWatch } from '../../live/watch.ts'
import { Mark } from '../../ui/Mark.tsx'

/** For who may see to it: how many things of the hub want attention. Nothing while there are none. */
export function HubMark() {
  const say = useWords()
  const me = useMe()
  const mayWatch = mayDo(me?.roles ?? [], ['admin'])
  const { report } = useWatch(mayWatch ? GLANCE_MS : 0)
  const alarms = mayWatch ? (report?.alarms ?? []) : []
  if (alarms.length === 0) return null
  const words = say('strip.hub', { count: alarms.length })
  return (
    <button
      type="button"
      className="strip-hub"
      aria-label={words}
      title={words}
      onClick={() => go({ screen: 'admin', section: undefined })}
    >
      <span>
        <Mark tone={alarms.some(({ level }) => level === 'over') ? 'over' : 'warn'} />
        {alarms.length}
      </span>
    </button>
  )
}
