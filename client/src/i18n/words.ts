import { cityWords } from '@muster/shared/words/cityWords.ts'
import { wordsAlarms } from './wordsAlarms.ts'
import { wordsCall } from './wordsCall.ts'
import { wordsCallTaking } from './wordsCallTaking.ts'
import { wordsCommandBar } from './wordsCommandBar.ts'
import { wordsEase } from './wordsEase.ts'
import { wordsFrame } from './wordsFrame.ts'
import { wordsMap } from './wordsMap.ts'
import { wordsMerging } from './wordsMerging.ts'
import { wordsOffline } from './wordsOffline.ts'
import { wordsOperations } from './wordsOperations.ts'
import { wordsPanes } from './wordsPanes.ts'
import { wordsShift } from './wordsShift.ts'
import { wordsTime } from './wordsTime.ts'

/** What the console can say from the first: the shared words, then one catalogue a part of the screen. */
export const words = {
  ...cityWords,
  ...wordsFrame,
  ...wordsAlarms,
  ...wordsOperations,
  ...wordsOffline,
  ...wordsEase,
  ...wordsCall,
  ...wordsPanes,
  ...wordsMap,
  ...wordsMerging,
  ...wordsCommandBar,
  ...wordsCallTaking,
  ...wordsShift,
  ...wordsTime,
}
