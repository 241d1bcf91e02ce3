import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawCatalogue } from './pages/catalogue-page.tsx'
import { drawBookmarks, postDropListing, postKeepListing } from './pages/bookmarks-page.tsx'
import { drawCompare } from './pages/compare-page.tsx'
import { exportCatalogue, sendSitemap } from './pages/exports.ts'
import { exportBookmarks, exportSearches } from './pages/kept-exports.ts'
import { sendCatalogueFeed, sendSearchFeed } from './pages/feeds.ts'
import { drawHide, postHide, postShow } from './pages/hide-page.tsx'
import { drawListing, drawListingForBuyer } from './pages/listing-page.tsx'
import { drawSearches, drawStop, postAlert, postFeed, postForget, postName, postSearch, postStop } from './pages/searches-page.tsx'
import { drawSimilar } from './pages/similar.tsx'
import { postTray } from './pages/tray.tsx'

export const routes: readonly Route[] = [
  get('/catalogue', 'public.see', drawCatalogue),
  ...exportsOf('/catalogue', 'public.see', exportCatalogue),
  get('/catalogue/:listing', 'public.see', drawListing),
  get('/catalogue/:listing/similar', 'public.see', drawSimilar),
  get('/compare', 'public.see', drawCompare),
  post('/compare/tray', 'public.see', 'none: kept in the browser alone', postTray),
  get('/account/bookmarks', 'account.own', drawBookmarks),
  ...exportsOf('/account/bookmarks', 'account.own', exportBookmarks),
  post('/account/bookmarks/:listing', 'account.own', 'listing.bookmarked', postKeepListing),
  post('/account/bookmarks/:listing/remove', 'account.own', 'listing.bookmark-removed', postDropListing),
  get('/account/searches', 'account.own', drawSearches),
  ...exportsOf('/account/searches', 'account.own', exportSearches),
  post('/account/searches', 'account.own', 'search.saved', postSearch),
  post('/account/searches/:search/alert', 'account.own', 'search.alert-started or search.alert-stopped', postAlert),
  post('/account/searches/:search/name', 'account.own', 'search.renamed', postName),
  post('/account/searches/:search/feed', 'account.own', 'search.feed-renewed', postFeed),
  post('/account/searches/:search/forget', 'account.own', 'search.forgotten', postForget),
  get('/searches/:search/stop/:token', 'account.open', drawStop, { perMinute: 60 }),
  post('/searches/:search/stop/:token', 'account.open', 'search.alert-stopped', postStop, { perMinute: 60, fromAnywhere: true }),
  get('/feeds/catalogue', 'public.see', sendCatalogueFeed, { noLanguage: true, perMinute: 60 }),
  get('/feeds/searches/:search/:token', 'public.see', sendSearchFeed, { noLanguage: true, perMinute: 60 }),
  get('/buying/:institution/listings/:listing', 'buying.see', drawListingForBuyer),
  get('/operations/listings/:listing', 'operations.see', drawHide),
  post('/operations/listings/:listing/hide', 'operations.work', 'listing.hidden', postHide),
  post('/operations/listings/:listing/show', 'operations.work', 'listing.shown', postShow),
  get('/sitemap.xml', 'public.see', sendSitemap, { noLanguage: true, perMinute: 20 }),
]
