import { useWords } from '../../i18n/index.ts'
import { IS_DRILL } from '../../live/world.ts'
import { useReplay } from './replay.ts'

/** What is not the live city, by its words: a drill, the past, or both. */
export function useUnreal(): readonly string[] {
  const say = useWords()
  const { isPast } = useReplay()
  return [...(IS_DRILL ? [say('worldKind.drill')] : []), ...(isPast ? [say('worldKind.replay')] : [])]
}
