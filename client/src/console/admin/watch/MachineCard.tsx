import { useWords } from '../../../i18n/index.ts'
import { Pane } from '../../../ui/Pane.tsx'
import { bytesText } from '../figureText.ts'
import type { CardProps } from './cards.ts'
import { FigureList } from './FigureList.tsx'
import { TrendRow } from './TrendRow.tsx'
import { TrendTable } from './TrendTable.tsx'

const DISK_LOW = 0.2
const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What the hub runs on: memory, disk, clock, certificates. */
export function MachineCard({ report, samples }: CardProps) {
  const say = useWords()
  const { memory, disk, clockOffsetSec, certificates } = report
  const { redisMaxBytes = 0, aofBytes } = memory
  const free = disk && disk.freeBytes / Math.max(1, disk.totalBytes)
  const aside =
    free === undefined ? '' : say('machine.free', { share: percent(free), bytes: bytesText(disk?.freeBytes ?? 0) })
  return (
    <Pane className="watch-machine" title={say('machine.title')} aside={<span className="watch-aside">{aside}</span>}>
      <TrendTable>
        <TrendRow words="machine.rss" samples={samples} of={({ rssBytes }) => rssBytes} text={bytesText} />
        <TrendRow words="machine.heap" samples={samples} of={({ heapBytes }) => heapBytes} text={bytesText} />
        <TrendRow
          words="machine.redis"
          samples={samples}
          of={({ redisBytes = 0 }) => redisBytes}
          text={bytesText}
          limit={redisMaxBytes > 0 ? 0.8 * redisMaxBytes : undefined}
        />
      </TrendTable>
      <FigureList
        figures={[
          { words: 'machine.redisMax', text: redisMaxBytes > 0 ? bytesText(redisMaxBytes) : say('machine.noLimit') },
          { words: 'machine.aof', text: aofBytes === undefined ? undefined : bytesText(aofBytes) },
          {
            words: 'machine.disk',
            text: free === undefined ? undefined : percent(free),
            isBad: (free ?? 1) < DISK_LOW,
          },
          {
            words: 'machine.clock',
            // Plus nothing: no minus before a zero.
            text:
              clockOffsetSec === undefined ? undefined : `${(Math.round(clockOffsetSec * 100) / 100 + 0).toFixed(2)} s`,
            isBad: Math.abs(clockOffsetSec ?? 0) > 1,
          },
          ...certificates.map(({ file, days }) => ({
            words: 'machine.certificate',
            text: days === undefined ? say('machine.unreadable', { file }) : say('machine.ends', { file, days }),
            isBad: days === undefined || days < 30,
          })),
        ]}
      />
    </Pane>
  )
}
