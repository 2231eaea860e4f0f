import { addWords } from '../i18n/index.ts'
import { wordsWall } from '../i18n/wordsWall.ts'
import { showPage } from '../showPage.tsx'
import { WallApp } from './WallApp.tsx'

addWords(wordsWall)
showPage(<WallApp />)
