import { mostRows } from '../../platform/sheets/reply.ts'
import type { Visit } from '../actor.ts'
import { searchPeople } from '../queries.ts'
import { rolesOf, wordsOf } from './operations-people.tsx'
import { peopleFile } from './people-file.tsx'

/** Who holds a role, or who was found, as a file. */
export const exportPeople = peopleFile(async (visit: Visit) => {
  const { t } = visit
  const words = wordsOf(visit)
  return {
    taken: {
      whose: ['people', 'search'],
      what: words === '' ? 'downloaded the list of people with a role' : 'downloaded the list of people found',
      asked: words,
    },
    person: (one) => one.id,
    name: t('사람', 'People'),
    file: t('사람', 'people'),
    columns: [
      { header: t('이름', 'Name'), cell: (one) => one.name },
      { header: t('이메일', 'E-mail'), width: 30, cell: (one) => one.email },
      { header: t('역할', 'Roles'), width: 40, cell: (one) => rolesOf(visit, one) },
      { header: t('회사', 'Firms'), width: 30, cell: (one) => one.firms.join(', ') },
      { header: t('2단계 인증', 'Second factor'), cell: (one) => (one.hasFactor ? t('사용 중', 'On') : t('등록 전', 'Not yet')) },
      { header: t('상태', 'State'), cell: (one) => (one.disabledAt ? t('닫힘', 'Closed') : t('사용 중', 'In use')) },
      { header: t('가입', 'Since'), type: 'moment', cell: (one) => one.createdAt },
    ],
    rows: await searchPeople(visit.read, words, mostRows),
  }
})
