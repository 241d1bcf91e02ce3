import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findCompany } from '../queries.ts'
import { memberWord } from './people-page.tsx'

/** The people of a firm, for its own members: no row is kept of reading one's own. */
export const exportMembers = listFile(async (visit: Visit) => {
  const { t } = visit
  const company = await findCompany(visit.read, actingAs(visit, 'company').companyId)
  if (!company) return undefined
  return {
    name: t('구성원', 'Members'),
    file: t('구성원', 'members'),
    columns: [
      { header: t('이름', 'Name'), cell: (one) => one.name },
      { header: t('이메일', 'E-mail'), width: 30, cell: (one) => one.email },
      { header: t('역할', 'Role'), cell: (one) => memberWord(visit, one) },
    ],
    rows: company.members.filter((one) => one.state === 'active'),
  }
})
