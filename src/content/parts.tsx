import { get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { page } from '../platform/http/visit.ts'
import { PartsBody } from '../ui/index.ts'

/** What pages are made of, for people who build. Opened in development only; elsewhere the address does not exist. */
export const partsRoute: Route = get('/parts', 'public.see', (visit) =>
  page({
    title: visit.t('화면 부품', 'Parts'),
    noIndex: true,
    density: visit.query('density') === 'staff' ? 'staff' : 'public',
    body: <PartsBody lang={visit.lang} />,
  }),
)
