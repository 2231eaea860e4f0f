import { useMe } from '../../live/me.ts'

/** Whether who is signed in may send a command, by its name. */
export function useMay(): (command: string) => boolean {
  const commands = useMe()?.commands
  return (command) => commands?.includes(command) ?? false
}
