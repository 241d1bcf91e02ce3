import { get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawCatalogue } from './pages/catalogue-page.tsx'
import { exportCatalogue, sendSitemap } from './pages/exports.ts'
import { drawHide, postHide, postShow } from './pages/hide-page.tsx'
import { drawListing, drawListingForBuyer } from './pages/listing-page.tsx'

export const routes: readonly Route[] = [
  get('/catalogue', 'public.see', drawCatalogue),
  get('/catalogue/export.csv', 'public.see', exportCatalogue('csv'), { perMinute: 10 }),
  get('/catalogue/export.xlsx', 'public.see', exportCatalogue('xlsx'), { perMinute: 10 }),
  get('/catalogue/:listing', 'public.see', drawListing),
  get('/buying/:institution/listings/:listing', 'buying.see', drawListingForBuyer),
  get('/operations/listings/:listing', 'operations.see', drawHide),
  post('/operations/listings/:listing/hide', 'operations.work', 'listing.hidden', postHide),
  post('/operations/listings/:listing/show', 'operations.work', 'listing.shown', postShow),
  get('/sitemap.xml', 'public.see', sendSitemap, { noLanguage: true, perMinute: 20 }),
]
