import { addWords } from '../i18n/index.ts'
import { wordsClosures } from '../i18n/wordsClosures.ts'
import { wordsDraw } from '../i18n/wordsDraw.ts'
import { wordsOnMap } from '../i18n/wordsOnMap.ts'

// What is said only where there is a map comes with it.
addWords(wordsOnMap)
addWords(wordsDraw)
addWords(wordsClosures)
