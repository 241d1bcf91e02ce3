import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { applicationSubmitted, applicationsWaiting, remindOfDue, trackMoved, tracksForFirms } from './applications/index.ts'
import { routes as applications } from './applications/routes.ts'
import { routes as audit } from './audit/routes.ts'
import { api as callsApi } from './calls/api.ts'
import { callsWaiting } from './calls/index.ts'
import { closeDueCalls } from './calls/jobs.ts'
import { routes as calls } from './calls/routes.ts'
import { api as catalogueApi } from './catalogue/api.ts'
import { countPurchase, forgetKept, hideOfClosedFirm, listCertified, listingViewed } from './catalogue/index.ts'
import { tellByDay } from './catalogue/jobs.ts'
import { routes as catalogue } from './catalogue/routes.ts'
import { api as certificatesApi } from './certificates/api.ts'
import { certificateChanged, certificatesWaiting, isInForce, remindOfExpiry } from './certificates/index.ts'
import { routes as certificates } from './certificates/routes.ts'
import { askForRegistration, companiesWaiting, companyClosed, makeStorageOf } from './companies/index.ts'
import { makeRoutes as makeCompanies } from './companies/routes.ts'
import { makeRoutes as makeContent, partsRoute } from './content/index.ts'
import { text } from './kernel/text.ts'
import { routes as demonstration } from './demonstration/routes.ts'
import { api as figuresApi } from './figures/api.ts'
import { makeDeskHome } from './figures/index.ts'
import { routes as figures } from './figures/routes.ts'
import { makeFrame } from './frame.tsx'
import { makeRoutes as makeInstitutions } from './institutions/routes.ts'
import { routes as operations } from './operations/routes.ts'
import { forgetStrangers, get, makeDoor, makeHomeDates, makeHomePage, personLeft } from './people/index.ts'
import type { Actor, Route } from './people/index.ts'
import { permissions } from './people/permissions.ts'
import { api as matchingApi } from './matching/api.ts'
import { routes as matching } from './matching/routes.ts'
import { routes as people } from './people/routes.ts'
import { plainPage } from './plain-pages.tsx'
import { checkoutFolder } from './platform/config/surroundings.ts'
import { sweepFiles } from './platform/files/keeping.ts'
import { readFilesAgain } from './platform/files/read-again.ts'
import { buildServer } from './platform/http/server.ts'
import type { House } from './platform/http/house.ts'
import type { Job } from './platform/jobs/jobs.ts'
import { sendWaitingMail } from './platform/mail/post.ts'
import type { App } from './platform/services.ts'
import { keepView, purchaseRecorded, purchasesWaiting, tellBuyersOfClosed } from './purchases/index.ts'
import { tendQuotes } from './purchases/jobs.ts'
import { routes as purchases } from './purchases/routes.ts'
import { hearTrackMoved, remindSilentReviewers, reviewsWaiting } from './reviews/index.ts'
import { routes as reviews } from './reviews/routes.ts'
import { ruleSetsWaiting } from './rulesets/index.ts'
import { routes as rulesets } from './rulesets/routes.ts'
import { routes as signing } from './signing/routes.ts'
import { routes as technologies } from './technologies/routes.ts'
import { forgetOldQueries } from './vocabulary/index.ts'
import { routes as vocabulary } from './vocabulary/routes.ts'

/** Every door of the house. A route whose permission is not in the table, or a post that names no audit, does not start. */
export const allRoutes = (): readonly Route[] => {
  const waiting = [
    applicationsWaiting,
    reviewsWaiting,
    certificatesWaiting,
    callsWaiting,
    ruleSetsWaiting,
    companiesWaiting,
    purchasesWaiting,
  ]
  const routes: readonly Route[] = [
    get('/home', 'account.own', makeHomePage(waiting)),
    get('/due-dates.ics', 'account.own', makeHomeDates(waiting), { perMinute: 10 }),
    get('/desk/:institution', 'desk.see', makeDeskHome(waiting)),
    ...people,
    ...makeInstitutions(isInForce),
    ...signing,
    ...makeCompanies(tracksForFirms, isInForce),
    ...technologies,
    ...rulesets,
    ...calls,
    ...callsApi,
    ...applications,
    ...reviews,
    ...certificates,
    ...certificatesApi,
    ...vocabulary,
    ...catalogue,
    ...catalogueApi,
    ...matching,
    ...matchingApi,
    ...purchases,
    ...figures,
    ...figuresApi,
    ...demonstration,
    ...operations,
    ...audit,
  ]
  return checked([...routes, ...makeContent({ waiting, routes, downloads })])
}

/** The lists anyone may take away as a file. */
const downloads = [
  { path: '/catalogue/export.csv', label: text('인증된 기술 목록 (CSV)', 'Certified technologies (CSV)') },
  { path: '/catalogue/export.xlsx', label: text('인증된 기술 목록 (XLSX)', 'Certified technologies (XLSX)') },
  { path: '/calls/export.csv', label: text('공모 목록 (CSV)', 'Calls (CSV)') },
  { path: '/calls/export.xlsx', label: text('공모 목록 (XLSX)', 'Calls (XLSX)') },
  { path: '/institutions/export.csv', label: text('참여기관 목록 (CSV)', 'Institutions (CSV)') },
  { path: '/institutions/export.xlsx', label: text('참여기관 목록 (XLSX)', 'Institutions (XLSX)') },
  { path: '/feeds/catalogue', label: text('새로 등록된 기술 (Atom 피드)', 'Newly listed technologies (Atom feed)') },
  { path: '/figures/export.csv', label: text('연도별 통계 (CSV)', 'Figures by year (CSV)') },
  { path: '/figures/by-institution/export.csv', label: text('기관별 통계 (CSV)', 'Figures by institution (CSV)') },
  {
    path: '/figures/background/export.csv',
    label: text('보도와 기관 자료가 말한 수치 (CSV)', 'What press and institutions reported (CSV)'),
  },
  { path: '/figures/registrations/rows.csv', label: text('등록기술 통계의 근거 (CSV)', 'Rows behind listed technologies (CSV)') },
  { path: '/figures/certificates/rows.csv', label: text('발급한 인증서 통계의 근거 (CSV)', 'Rows behind certificates issued (CSV)') },
  { path: '/figures/purchases/rows.csv', label: text('구매 통계의 근거 (CSV)', 'Rows behind purchases (CSV)') },
  { path: '/sitemap.xml', label: text('공개된 모든 페이지의 주소 (XML)', 'Addresses of every public page (XML)') },
]

const checked = (routes: readonly Route[]): readonly Route[] => {
  for (const route of routes) {
    if (!(route.may in permissions)) throw new Error(`${route.path} has no permission in the table: ${route.may}`)
    if (route.kind === 'page' && route.method === 'POST' && route.audit === '') throw new Error(`${route.path} names no audit`)
  }
  return routes
}

/** What runs by itself. Nothing does while a demonstration still lives through its past: the clock of today would close the calls of years ago under its feet. */
export const allJobs = (app: App): readonly Job[] =>
  jobsOf(app).map((job) => ({ ...job, run: async () => (isFilling(app) ? 0 : job.run()) }))
const isFilling = ({ market }: App) => market.isDemonstration && market.demonstrationProgress !== null && market.demonstrationProgress < 100

const jobsOf = (app: App): readonly Job[] => [
  { name: 'calls.close-due', cron: '* * * * *', run: () => closeDueCalls(app) },
  { name: 'tracks.remind', cron: '10 * * * *', run: () => remindOfDue(app) },
  { name: 'reviews.remind-silent', cron: '15 * * * *', run: () => remindSilentReviewers(app) },
  { name: 'quotes.tend', cron: '25 * * * *', run: () => tendQuotes(app) },
  { name: 'searches.tell', cron: '5 * * * *', run: () => tellByDay(app) },
  { name: 'certificates.remind', cron: '20 8 * * *', run: () => remindOfExpiry(app) },
  { name: 'files.sweep', cron: '30 3 * * *', run: () => sweepFiles(app) },
  { name: 'files.read-again', cron: '50 3 * * *', run: () => readFilesAgain(app) },
  { name: 'links.forget', cron: '35 3 * * *', run: () => forgetStrangers(app) },
  { name: 'search-queries.forget', cron: '40 3 * * *', run: () => forgetOldQueries(app) },
  { name: 'mail.send', cron: '* * * * *', run: () => sendWaitingMail(app) },
]

/** Wires who listens to which news. Called once, before anything is served. */
export const wireEvents = (): void => {
  trackMoved.listen('reviews', hearTrackMoved)
  applicationSubmitted.listen('companies', (tx, { companyId }) => askForRegistration(tx, companyId))
  certificateChanged.listen('catalogue', listCertified)
  listingViewed.listen('purchases', keepView)
  personLeft.listen('catalogue', forgetKept)
  companyClosed.listen('catalogue', hideOfClosedFirm)
  companyClosed.listen('purchases', tellBuyersOfClosed)
  purchaseRecorded.listen('catalogue', countPurchase)
}

const assetsFolder = () => join(checkoutFolder(), 'dist', 'assets')
const versionOf = (folder: string) => {
  const hash = createHash('sha256')
  for (const name of ['main.css', 'main.js']) if (existsSync(join(folder, name))) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 8)
}

export type HouseOptions = Pick<
  House<Actor>,
  'finishWithinMs' | 'logLevel' | 'logTo' | 'perMinute' | 'tellStatements' | 'trustedProxies' | 'ready'
> & {
  /** Opens /parts, which shows what pages are made of. */
  readonly development?: boolean
}

export const openHouse = async (app: App, { development = false, ...options }: HouseOptions = {}): Promise<FastifyInstance> => {
  wireEvents()
  const folder = assetsFolder()
  return buildServer<Actor>({
    app,
    routes: development ? [...allRoutes(), partsRoute] : allRoutes(),
    door: makeDoor(app),
    frame: makeFrame(versionOf(folder)),
    storageOf: makeStorageOf(app),
    plainPage,
    assetsFolder: existsSync(folder) ? folder : undefined,
    apiTitle: 'Techmarket',
    ...options,
  })
}
