import { dayOf } from '../../kernel/dates.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { sheetReply } from '../../platform/sheets/reply.ts'
import { deskOf } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { keepAccess } from '../keep-access.ts'
import { findGrantsAt } from '../queries.ts'
import { roleWords } from '../words.ts'

/** Who holds a role at an institution, as a file. Names and addresses of people: it leaves a row of who took it, or it is not sent. */
export const exportDeskPeople =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const grants = await findGrantsAt(visit.read, deskOf(visit))
    await keepAccess(visit, { whose: ['people', deskOf(visit)], what: `downloaded the list of people (${grants.length} rows)` })
    return sheetReply(visit, format, `${t('기관의 사람', 'people')} ${dayOf(visit.now)}`, {
      name: t('역할을 가진 사람', 'Who holds a role'),
      columns: [
        { header: t('이름', 'Name'), type: 'text' },
        { header: t('이메일', 'E-mail'), type: 'text', width: 30 },
        { header: t('역할', 'Role'), type: 'text' },
        { header: t('부터', 'Since'), type: 'moment' },
        { header: t('준 사람', 'Given by'), type: 'text' },
        { header: t('2단계 인증', 'Second factor'), type: 'text' },
      ],
      rows: grants.map((one) => [
        one.name,
        one.email,
        t(roleWords[one.role]),
        one.grantedAt,
        one.grantedByName,
        one.hasFactor ? t('사용 중', 'On') : t('등록 전', 'Not yet'),
      ]),
    })
  }
