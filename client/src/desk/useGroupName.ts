import { useWords } from '../i18n/index.ts'

/** Names what an action is about; what has no name of its own belongs to the console. */
export function useGroupName(): (group: string) => string {
  const say = useWords()
  return (group) => {
    const key = `group.${group}`
    const name = say(key)
    return name === key ? say('group.screen') : name
  }
}
