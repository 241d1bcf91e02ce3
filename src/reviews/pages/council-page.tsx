import { notFound, page } from '../../platform/http/visit.ts'
import { TrackStateTag } from '../../applications/index.ts'
import type { Visit } from '../../people/index.ts'
import {
  BackLink,
  DataTable,
  Day,
  DayTime,
  Downloads,
  Due,
  Empty,
  Id,
  Link,
  Notice,
  StatusTag,
  Steps,
  SummaryList,
} from '../../ui/index.ts'
import { findCouncilName, findCouncilReview, findCouncilReviews, findJointApplications } from '../council-queries.ts'
import type { CouncilReview, JointApplication, JointTrack } from '../council-queries.ts'
import { resultWords, stateWords } from '../words.ts'
import { resultTone, ReviewTable, stateTone } from './desk-list.tsx'
import { CallLink, stepsOf } from './desk-parts.tsx'

const at = (visit: Visit, tail = '') => `/council/${visit.params['council'] ?? ''}${tail}`
const dateOf = (when: string | null) => (when === null ? null : new Date(when))

/** The secretary of a council sees which institutions still check, and how far the joint reviews of its institutions are. */
export const drawCouncil = async (visit: Visit) => {
  const id = visit.params['council'] ?? ''
  const council = await findCouncilName(visit.read, id)
  if (!council) return notFound
  const { t, lang } = visit
  const title = t(`${council.ko} 공동심의`, `Joint reviews of ${council.en}`)
  const waiting = await findJointApplications(visit.read, id)
  const reviews = await findCouncilReviews(visit.read, id)
  return page({
    title,
    density: 'staff',
    body: (
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">
          {t(
            '여러 기관이 함께 심의하는 신청이 어디까지 왔는지 봅니다. 점수와 위원 이름은 기관에서만 봅니다.',
            'How far the applications are that several institutions review together. Scores and names stay with the institutions.',
          )}
        </p>
        <h2>{t('기관별 요건검토', 'Checks at the institutions')}</h2>
        <Waiting visit={visit} rows={waiting} />
        {waiting.length > 0 && (
          <Downloads lang={lang} base={visit.href(at(visit, '/waiting'))} what={t('기관별 요건검토', 'checks at the institutions')} />
        )}
        <h2>{t('공동심의', 'Joint reviews')}</h2>
        <ReviewTable visit={visit} reviews={reviews} href={(one) => at(visit, `/reviews/${one.id}`)} />
        {reviews.length > 0 && <Downloads lang={lang} base={visit.href(at(visit))} what={t('공동심의', 'joint reviews')} />}
      </div>
    ),
  })
}

const Waiting = ({ visit, rows }: { visit: Visit; rows: readonly JointApplication[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('심의를 기다리는 공동 신청', 'Joint applications before review')}
      captionHidden
      rows={rows}
      rowKey={(row) => `${row.applicationId}-${row.callId}`}
      empty={
        <Empty
          title={t('요건검토 중인 공동 신청이 없습니다.', 'No joint application is being checked.')}
          reason={t(
            '모든 기관의 요건검토가 끝나면 주관기관이, 주관기관에 낸 신청이 없으면 다음 참여기관이 심의를 엽니다.',
            'Once every institution has checked, the lead opens the review; the next member, where nothing was sent to the lead.',
          )}
        />
      }
      columns={[
        { key: 'title', header: t('기술', 'Technology'), rowHeader: true, cell: (row) => t(row.titleKo, row.titleEn) },
        { key: 'firm', header: t('기업', 'Firm'), cell: (row) => t(row.companyKo, row.companyEn) },
        {
          key: 'call',
          header: t('공모', 'Call'),
          cell: (row) => <Link href={visit.href(`/calls/${row.callId}`)}>{t(row.callKo, row.callEn)}</Link>,
        },
        {
          key: 'where',
          header: t('기관', 'Institutions'),
          cell: (row) =>
            row.tracks.map((track) => (
              <span key={track.institutionId} class="block">
                {nameOf(visit, track)} <TrackStateTag visit={visit} state={track.state} />
              </span>
            )),
        },
        {
          key: 'due',
          header: t('가장 이른 기한', 'First due'),
          nowrap: true,
          cell: (row) => <Due lang={visit.lang} now={visit.now} at={row.dueAt} />,
        },
      ]}
    />
  )
}

const nameOf = (visit: Visit, track: JointTrack) => `${visit.t(track.ko, track.en)}${track.isLead ? visit.t(' (주관)', ' (lead)') : ''}`

/** One joint review as the secretary sees it: its steps, and every institution with its own track and certificate. */
export const drawCouncilReview = async (visit: Visit) => {
  const review = await findCouncilReview(visit.read, visit.params['council'] ?? '', visit.params['review'] ?? '')
  if (!review) return notFound
  const { t, lang } = visit
  const title = t(review.titleKo, review.titleEn)
  return page({
    title,
    density: 'staff',
    wide: true,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href(at(visit))} label={t('공동심의', 'Joint reviews')} />
        <h1>{title}</h1>
        <p class="row">
          <StatusTag tone={stateTone[review.state]} word={t(stateWords[review.state])} />{' '}
          <span>{t(review.companyKo, review.companyEn)}</span>
        </p>
        <Steps lang={lang} steps={stepsOf(visit, review.state, false)} />
        <Facts visit={visit} review={review} />
        <h2>{t('기관별 진행', 'Each institution')}</h2>
        <Places visit={visit} tracks={review.tracks} />
        <Notice
          tone="neutral"
          title={t('점수와 위원 이름은 함께 심의하는 기관에서만 봅니다.', 'Scores and names stay with the institutions of this review.')}
        />
      </div>
    ),
  })
}

const Facts = ({ visit, review }: { visit: Visit; review: CouncilReview }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('공모', 'Call'),
          value: <CallLink visit={visit} of={review} />,
        },
        { label: t('주관기관', 'Lead'), value: t(review.leadKo, review.leadEn) },
        {
          label: t('위원', 'Members'),
          value: t(
            `수락 ${review.seatsAccepted}명 · 답변 대기 ${review.seatsAsked}명 · 봉인 ${review.sealed}명`,
            `${review.seatsAccepted} accepted, ${review.seatsAsked} asked, ${review.sealed} sealed`,
          ),
        },
        { label: t('심의 기한', 'Review due'), value: <Due lang={visit.lang} now={visit.now} at={review.dueAt} /> },
        {
          label: t('의결', 'Verdict'),
          value:
            review.result && review.signedAt ? (
              <>
                <StatusTag tone={resultTone[review.result]} word={t(resultWords[review.result])} />{' '}
                <DayTime lang={lang} value={review.signedAt} />
              </>
            ) : (
              t('아직 의결하지 않았습니다.', 'Not decided yet.')
            ),
        },
      ]}
    />
  )
}

const Places = ({ visit, tracks }: { visit: Visit; tracks: readonly JointTrack[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('기관별 진행', 'Each institution')}
      captionHidden
      rows={tracks}
      rowKey={(track) => track.institutionId}
      columns={[
        { key: 'name', header: t('기관', 'Institution'), rowHeader: true, cell: (track) => nameOf(visit, track) },
        { key: 'number', header: t('접수번호', 'Receipt'), nowrap: true, cell: (track) => <Id>{track.receiptNumber}</Id> },
        { key: 'state', header: t('상태', 'State'), nowrap: true, cell: (track) => <TrackStateTag visit={visit} state={track.state} /> },
        {
          key: 'since',
          header: t('언제부터', 'Since'),
          nowrap: true,
          cell: (track) => <Day lang={lang} value={new Date(track.since)} form="table" />,
        },
        {
          key: 'due',
          header: t('기한', 'Due'),
          nowrap: true,
          cell: (track) => <Due lang={visit.lang} now={visit.now} at={dateOf(track.dueAt)} />,
        },
        {
          key: 'certificate',
          header: t('인증서', 'Certificate'),
          nowrap: true,
          cell: (track) =>
            track.certificateId && track.certificateNumber ? (
              <Link href={visit.href(`/certificates/${track.certificateId}`)}>{track.certificateNumber}</Link>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}
