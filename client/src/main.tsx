import { App } from './console/App.tsx'
import { showPage } from './showPage.tsx'

showPage(<App />)
