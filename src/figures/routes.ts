import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { exportExpiring, exportFirms, exportUnsold } from './pages/activation-exports.ts'
import { drawActivation, postGoals } from './pages/activation-page.tsx'
import { exportBackground, exportByInstitution, exportFigure, exportYears } from './pages/exports.ts'
import { drawFigure } from './pages/figure-page.tsx'
import { drawFigures } from './pages/figures-page.tsx'
import { drawFirm, postNote, postStep, postStop } from './pages/firm-page.tsx'
import { exportQualifying } from './pages/qualifying.tsx'

const desk = '/desk/:institution/activation'
const firm = `${desk}/firms/:company`

export const routes: readonly Route[] = [
  get('/figures', 'public.see', drawFigures),
  ...exportsOf('/figures', 'public.see', exportYears),
  ...exportsOf('/figures/by-institution', 'public.see', exportByInstitution),
  ...exportsOf('/figures/background', 'public.see', exportBackground),
  get('/figures/:figure', 'public.see', drawFigure),
  get('/figures/:figure/rows.csv', 'public.see', exportFigure('csv'), { perMinute: 10 }),
  get('/figures/:figure/rows.xlsx', 'public.see', exportFigure('xlsx'), { perMinute: 10 }),
  get(desk, 'activation.see', drawActivation),
  ...exportsOf(desk, 'activation.see', exportQualifying),
  ...exportsOf(`${desk}/firms`, 'activation.see', exportFirms),
  ...exportsOf(`${desk}/expiring`, 'activation.see', exportExpiring),
  ...exportsOf(`${desk}/unsold`, 'activation.see', exportUnsold),
  post(`${desk}/goals`, 'activation.work', 'goals.set', postGoals),
  get(firm, 'activation.see', drawFirm),
  post(`${firm}/step`, 'activation.work', 'firm.step-planned', postStep),
  post(`${firm}/notes`, 'activation.work', 'firm.note-written', postNote),
  post(`${firm}/stop`, 'activation.work', 'firm.left', postStop),
]
