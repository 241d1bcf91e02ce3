import { listFile } from '../../platform/sheets/list-file.ts'
import type { List } from '../../platform/sheets/list-file.ts'
import type { Visit } from '../actor.ts'
import { confirmFirst } from './confirm-first.ts'

/** Before people leave as a file: whoever has not shown within ten minutes who they are is asked, and goes on from the page of the list, as it was narrowed. */
export const confirmBeforeFile = (visit: Visit) => confirmFirst(visit, `${visit.path.replace(/\/export\.\w+$/, '')}${visit.search}`)

/** A list of people as a file: `listFile` for whoever showed just now who they are. */
export const peopleFile =
  <Row>(find: (visit: Visit) => Promise<List<Row> | undefined>) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit) =>
    (await confirmBeforeFile(visit)) ?? listFile(find)(format)(visit)
