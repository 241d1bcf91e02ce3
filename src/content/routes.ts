import { get, post } from '../people/index.ts'
import type { HomeProvider, Route } from '../people/index.ts'
import type { Text } from '../kernel/text.ts'
import { drawAccessibility } from './pages/accessibility-page.tsx'
import { drawDisplay, postDisplay } from './pages/display-page.tsx'
import { drawHelp } from './pages/help-page.tsx'
import { makeFrontPage } from './pages/home-page.tsx'
import { sendIcon, sendRobots } from './pages/machine-files.ts'
import { makeOpenData } from './pages/open-data-page.tsx'
import { drawPrivacyNotice } from './pages/privacy-page.tsx'
import { drawTerms } from './pages/terms-page.tsx'

export interface ContentNeeds {
  /** Who tells what waits for a person: the same as for /home. */
  readonly waiting: readonly HomeProvider[]
  readonly routes: readonly Route[]
  readonly downloads: readonly { readonly path: string; readonly label: Text }[]
}

export const makeRoutes = ({ waiting, routes, downloads }: ContentNeeds): readonly Route[] => [
  get('/', 'public.see', makeFrontPage(waiting)),
  get('/help', 'public.see', drawHelp),
  get('/privacy', 'public.see', drawPrivacyNotice),
  get('/terms', 'public.see', drawTerms),
  get('/accessibility', 'public.see', drawAccessibility),
  get(
    '/open-data',
    'public.see',
    makeOpenData(
      routes.flatMap((route) =>
        route.kind === 'api'
          ? [
              {
                path: route.path,
                tag: route.tag,
                description: route.description,
                answersBare: !route.path.includes(':') && (route.query?.safeParse({}).success ?? true),
              },
            ]
          : [],
      ),
      downloads,
    ),
  ),
  get('/display', 'public.see', drawDisplay),
  post('/display', 'public.see', 'none: it changes this browser only', postDisplay),
  get('/robots.txt', 'public.see', sendRobots, { noLanguage: true }),
  get('/favicon.ico', 'public.see', sendIcon, { noLanguage: true }),
]
