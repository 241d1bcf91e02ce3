import { deskOf } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findGrantsAt } from '../queries.ts'
import { roleWords } from '../words.ts'
import { peopleFile } from './people-file.tsx'

/** Who holds a role at an institution. */
export const exportDeskPeople = peopleFile(async (visit: Visit) => {
  const { t } = visit
  return {
    taken: { whose: ['people', deskOf(visit)], what: 'downloaded the list of people' },
    person: (one) => one.personId,
    name: t('역할을 가진 사람', 'Who holds a role'),
    file: t('기관의 사람', 'people'),
    columns: [
      { header: t('이름', 'Name'), cell: (one) => one.name },
      { header: t('이메일', 'E-mail'), width: 30, cell: (one) => one.email },
      { header: t('역할', 'Role'), cell: (one) => t(roleWords[one.role]) },
      { header: t('부터', 'Since'), type: 'moment', cell: (one) => one.grantedAt },
      { header: t('준 사람', 'Given by'), cell: (one) => one.grantedByName },
      { header: t('2단계 인증', 'Second factor'), cell: (one) => (one.hasFactor ? t('사용 중', 'On') : t('등록 전', 'Not yet')) },
    ],
    rows: await findGrantsAt(visit.read, deskOf(visit)),
  }
})
