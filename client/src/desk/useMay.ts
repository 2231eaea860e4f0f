import { useMe } from '../live/me.ts'
import { useReplay } from './past/replay.ts'

/** Whether who is signed in may send a command from here, by its name: from the past nobody sends any. */
export function useMay(): (command: string) => boolean {
  const commands = useMe()?.commands
  const { isPast } = useReplay()
  return (command) => !isPast && (commands?.includes(command) ?? false)
}
