import { exportsOf, get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawForDesk, drawForReviewer } from './pages/duplicates-page.tsx'
import { exportFirmMatches } from './pages/firm-matches-export.ts'
import { drawFirmMatches } from './pages/firm-matches.tsx'
import { exportMatch } from './pages/match-export.ts'
import { drawMatch } from './pages/match-page.tsx'

export const routes: readonly Route[] = [
  get('/match', 'public.see', drawMatch, { perMinute: 60 }),
  ...exportsOf('/match', 'public.see', exportMatch),
  get('/company/:company/matches', 'application.see', drawFirmMatches),
  ...exportsOf('/company/:company/matches', 'application.see', exportFirmMatches),
  get('/desk/:institution/tracks/:track/similar', 'track.see', drawForDesk),
  get('/reviews/:review/similar', 'sheet.write', drawForReviewer),
]
