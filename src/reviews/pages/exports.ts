import { trackWords } from '../../applications/index.ts'
import { findFields } from '../../institutions/index.ts'
import { actingAs, deskOf, peopleFile, peopleNames } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import type { ListColumn } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { readList } from '../candidates.ts'
import { findCouncilName, findCouncilReviews, findJointApplications } from '../council-queries.ts'
import { findAssignments, findDeskReviews, findReadyTracks } from '../list-queries.ts'
import type { ReviewRow } from '../list-queries.ts'
import { findReviewers } from '../pool-queries.ts'
import { exclusionWords, kindWords, resultWords, sideWord, stateWords } from '../words.ts'
import { blocked, readyKind } from './desk-list.tsx'
import { reviewHere } from './desk-parts.tsx'
import { standing, titleFor } from './queue-page.tsx'

/** A review as lists show it; no name of a member stands in it. */
const reviewColumns = ({ t }: Visit): ListColumn<ReviewRow>[] => [
  { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn) },
  { header: t('기업', 'Firm'), cell: (one) => t(one.companyKo, one.companyEn) },
  { header: t('상태', 'State'), cell: (one) => t(stateWords[one.state]) },
  { header: t('구분', 'Kind'), cell: (one) => t(kindWords[one.kind]) },
  { header: t('주관기관', 'Lead institution'), cell: (one) => t(one.leadKo, one.leadEn) },
  { header: t('기관', 'Institutions'), width: 40, cell: (one) => one.institutions.map((each) => t(each.ko, each.en)).join(', ') },
  { header: t('수락한 위원', 'Members in'), type: 'number', cell: (one) => Number(one.seatsAccepted) },
  { header: t('답을 기다리는 위원', 'Members asked'), type: 'number', cell: (one) => Number(one.seatsAsked) },
  { header: t('결과', 'Result'), cell: (one) => one.result && t(resultWords[one.result]) },
  { header: t('연 날', 'Opened'), type: 'moment', cell: (one) => one.openedAt },
  { header: t('기한', 'Due'), type: 'closing', cell: (one) => one.dueAt },
]

/** The reviews of an institution. */
export const exportReviews = listFile(async (visit: Visit) => ({
  name: visit.t('심의', 'Reviews'),
  file: visit.t('심의', 'reviews'),
  columns: reviewColumns(visit),
  rows: await findDeskReviews(visit.read, deskOf(visit), mostRows),
}))

/** What an institution may send to review now. */
export const exportReady = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('심의에 넘길 수 있는 신청', 'Ready for review'),
    file: t('심의에 넘길 수 있는 신청', 'ready for review'),
    columns: [
      { header: t('기한', 'Due'), type: 'closing', cell: (track) => track.dueAt },
      { header: t('기술', 'Technology'), width: 40, cell: (track) => track.titleKo },
      { header: t('기업', 'Firm'), cell: (track) => track.companyKo },
      { header: t('접수번호', 'Receipt'), cell: (track) => track.receiptNumber },
      { header: t('구분', 'Kind'), cell: (track) => readyKind(visit, track) },
      { header: t('심의를 열 수 없는 까닭', 'Why none can be opened'), width: 40, cell: (track) => blocked(visit, track) },
    ],
    rows: await findReadyTracks(visit.read, deskOf(visit), mostRows),
  }
})

/** The joint reviews of a council. */
export const exportCouncilReviews = listFile(async (visit: Visit) => {
  const { t } = visit
  const id = visit.params['council'] ?? ''
  const council = await findCouncilName(visit.read, id)
  if (!council) return undefined
  return {
    name: t('공동심의', 'Joint reviews'),
    file: t(`${council.ko} 공동심의`, `joint reviews ${council.en}`),
    columns: reviewColumns(visit),
    rows: await findCouncilReviews(visit.read, id, mostRows),
  }
})

/** How far the institutions of a council are with joint applications that no review has taken up: a row for each institution. */
export const exportJointApplications = listFile(async (visit: Visit) => {
  const { t } = visit
  const id = visit.params['council'] ?? ''
  const council = await findCouncilName(visit.read, id)
  if (!council) return undefined
  const waiting = await findJointApplications(visit.read, id, mostRows)
  return {
    name: t('기관별 요건검토', 'Checks at the institutions'),
    file: t(`${council.ko} 기관별 요건검토`, `checks ${council.en}`),
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: ({ one }) => t(one.titleKo, one.titleEn) },
      { header: t('기업', 'Firm'), cell: ({ one }) => t(one.companyKo, one.companyEn) },
      { header: t('공모', 'Call'), width: 40, cell: ({ one }) => t(one.callKo, one.callEn) },
      { header: t('접수번호', 'Receipt'), cell: ({ track }) => track.receiptNumber },
      { header: t('기관', 'Institution'), cell: ({ track }) => t(track.ko, track.en) },
      { header: t('주관', 'Lead'), cell: ({ track }) => (track.isLead ? t('주관', 'Lead') : '') },
      { header: t('상태', 'State'), cell: ({ track }) => t(trackWords[track.state]) },
      { header: t('기한', 'Due'), type: 'closing', cell: ({ track }) => track.dueAt && new Date(track.dueAt) },
    ],
    rows: waiting.flatMap((one) => one.tracks.map((track) => ({ one, track }))),
  }
})

/** What a reviewer was asked to judge, as the reviewer may see it: a firm's name may be hidden. */
export const exportAssignments = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('맡은 심의', 'My reviews'),
    file: t('맡은 심의', 'my reviews'),
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: (one) => titleFor(visit, one) },
      { header: t('할 일', 'To do'), cell: (one) => standing(visit, one).word },
      { header: t('사유', 'Reason'), width: 40, cell: (one) => one.reason },
      { header: t('기관', 'Institution'), cell: (one) => t(one.leadKo, one.leadEn) },
      { header: t('언제까지', 'Until'), type: 'closing', cell: (one) => one.dueAt },
      { header: t('심의 일시', 'Meets'), type: 'moment', cell: (one) => one.nextStageAt },
      { header: t('평가표', 'Sheets'), type: 'number', cell: (one) => one.open + one.sealed },
      { header: t('봉인', 'Sealed'), type: 'number', cell: (one) => one.sealed },
    ],
    rows: await findAssignments(visit.read, actingAs(visit, 'reviewer').personId, mostRows),
  }
})

/** The pool of reviewers. */
export const exportReviewers = peopleFile(async (visit: Visit) => {
  const { t } = visit
  const fields = new Map((await findFields(visit.read)).map((field) => [field.code, t(field.ko, field.en)]))
  return {
    taken: { whose: ['people', 'reviewers'], what: 'downloaded the list of reviewers' },
    person: (row) => row.personId,
    name: t('심의위원 명부', 'Reviewers'),
    file: t('심의위원 명부', 'reviewers'),
    columns: [
      { header: t('성명', 'Name'), cell: (row) => row.name },
      { header: t('소속', 'Affiliation'), width: 30, cell: (row) => row.affiliation },
      { header: t('직위', 'Position'), cell: (row) => row.position },
      {
        header: t('구분', 'Side'),
        cell: (row) => (row.homeInstitutionId === null ? t('외부', 'External') : t(row.homeKo ?? '', row.homeEn ?? '')),
      },
      { header: t('분야', 'Fields'), width: 40, cell: (row) => row.fieldCodes.map((code) => fields.get(code) ?? code).join(', ') },
      { header: t('활동', 'Activity'), cell: (row) => (row.state === 'active' ? t('활동', 'Active') : t('쉼', 'Resting')) },
      { header: t('맡은 심의', 'Reviews'), type: 'number', cell: (row) => Number(row.seatsEver) },
    ],
    rows: await findReviewers(visit.read, mostRows),
  }
})

/** The frozen list of a review: who may be drawn, and who was left out and why. */
export const exportCandidates = peopleFile(async (visit: Visit) => {
  const { t } = visit
  const review = await reviewHere(visit)
  if (!review?.list) return undefined
  const { members } = readList(review.list.content)
  const names = await peopleNames(
    visit.read,
    members.map((one) => one.personId),
  )
  return {
    taken: { whose: ['review', review.id], what: 'downloaded the list of candidates' },
    person: (one) => one.personId,
    name: t('후보 명부', 'Candidates'),
    file: `${t('후보 명부', 'candidates')} ${review.id}`,
    columns: [
      { header: t('번호', 'Code'), cell: (one) => one.code },
      { header: t('성명', 'Name'), cell: (one) => names.get(one.personId) },
      { header: t('소속', 'Affiliation'), width: 30, cell: (one) => one.affiliation },
      { header: t('구분', 'Side'), cell: (one) => t(sideWord(one.external)) },
      { header: t('추첨', 'Draw'), cell: (one) => (one.excluded.length > 0 ? t('제외', 'Excluded') : t('추첨 대상', 'Eligible')) },
      { header: t('제외 사유', 'Why excluded'), width: 60, cell: (one) => one.excluded.map((each) => t(exclusionWords(each))).join(' ') },
    ],
    rows: members,
  }
})
