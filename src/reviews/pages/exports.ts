import { dayOf } from '../../kernel/dates.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { mostRows, sheetReply } from '../../platform/sheets/reply.ts'
import { findFields } from '../../institutions/index.ts'
import { deskOf, keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { findReviewers } from '../pool-queries.ts'
import { findDeskReviews } from '../list-queries.ts'
import { kindWords, resultWords, stateWords } from '../words.ts'

/** The reviews of an institution as a file; no name of a member stands in it. */
export const exportReviews =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const reviews = await findDeskReviews(visit.read, deskOf(visit), mostRows)
    return sheetReply(visit, format, `${t('심의', 'reviews')} ${dayOf(visit.now)}`, {
      name: t('심의', 'Reviews'),
      columns: [
        { header: t('기술', 'Technology'), type: 'text', width: 40 },
        { header: t('기업', 'Firm'), type: 'text' },
        { header: t('상태', 'State'), type: 'text' },
        { header: t('구분', 'Kind'), type: 'text' },
        { header: t('주관기관', 'Lead institution'), type: 'text' },
        { header: t('기관', 'Institutions'), type: 'text', width: 40 },
        { header: t('수락한 위원', 'Members in'), type: 'number' },
        { header: t('답을 기다리는 위원', 'Members asked'), type: 'number' },
        { header: t('결과', 'Result'), type: 'text' },
        { header: t('연 날', 'Opened'), type: 'moment' },
        { header: t('기한', 'Due'), type: 'closing' },
      ],
      rows: reviews.map((one) => [
        t(one.titleKo, one.titleEn),
        t(one.companyKo, one.companyEn),
        t(stateWords[one.state]),
        t(kindWords[one.kind]),
        t(one.leadKo, one.leadEn),
        one.institutions.map((each) => t(each.ko, each.en)).join(', '),
        Number(one.seatsAccepted),
        Number(one.seatsAsked),
        one.result && t(resultWords[one.result]),
        one.openedAt,
        one.dueAt,
      ]),
    })
  }

/** The pool of reviewers as a file. Names of people: it leaves a row of who took it, or it is not sent. */
export const exportReviewers =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const rows = await findReviewers(visit.read, mostRows)
    const fields = new Map((await findFields(visit.read)).map((field) => [field.code, t(field.ko, field.en)]))
    await keepAccess(visit, { whose: ['people', 'reviewers'], what: `downloaded the list of reviewers (${rows.length} rows)` })
    return sheetReply(visit, format, `${t('심의위원 명부', 'reviewers')} ${dayOf(visit.now)}`, {
      name: t('심의위원 명부', 'Reviewers'),
      columns: [
        { header: t('성명', 'Name'), type: 'text' },
        { header: t('소속', 'Affiliation'), type: 'text', width: 30 },
        { header: t('직위', 'Position'), type: 'text' },
        { header: t('구분', 'Side'), type: 'text' },
        { header: t('분야', 'Fields'), type: 'text', width: 40 },
        { header: t('활동', 'Activity'), type: 'text' },
        { header: t('맡은 심의', 'Reviews'), type: 'number' },
      ],
      rows: rows.map((row) => [
        row.name,
        row.affiliation,
        row.position,
        row.homeInstitutionId === null ? t('외부', 'External') : t(row.homeKo ?? '', row.homeEn ?? ''),
        row.fieldCodes.map((code) => fields.get(code) ?? code).join(', '),
        row.state === 'active' ? t('활동', 'Active') : t('쉼', 'Resting'),
        Number(row.seatsEver),
      ]),
    })
  }
