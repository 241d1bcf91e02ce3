import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { leaderOf, leaderWords, leadsInsteadWords } from '../../applications/index.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, DataTable, DayTime, Downloads, Due, Empty, ErrorSummary, Form, Link, StatusTag } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { openReview } from '../actions/open-review.ts'
import { findDeskReviews, findReadyTracks } from '../list-queries.ts'
import type { ReadyTrack, ReviewRow } from '../list-queries.ts'
import type { ReviewState } from '../review.ts'
import { explain } from '../refusal-words.ts'
import { kindWords, resultWords, stateWords } from '../words.ts'

export const stateTone: Record<ReviewState, Tone> = {
  forming: 'neutral',
  candidates_frozen: 'neutral',
  drawn: 'info',
  evaluating: 'info',
  meeting: 'warning',
  verdict_drafted: 'warning',
  verdict_signed: 'success',
  cancelled: 'danger',
}
export const resultTone = { approved: 'success', conditional: 'warning', rejected: 'danger' } as const

export const drawDeskReviews = (visit: Visit) => drawWith(visit)

const drawWith = async (visit: Visit, general?: string, status = 200) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const reviews = await findDeskReviews(visit.read, desk)
  const ready = await findReadyTracks(visit.read, desk)
  return page({
    title: t('심의', 'Reviews'),
    density: 'staff',
    status,
    body: (
      <>
        <h1>{t('심의', 'Reviews')}</h1>
        <ErrorSummary lang={lang} errors={{}} general={general} />
        <p class="row">
          <ButtonLink kind="secondary" href={visit.href(`/desk/${desk}/reviewers`)}>
            {t('심의위원 명부', 'Reviewers')}
          </ButtonLink>
        </p>
        <h2>{t('심의에 넘길 수 있는 신청', 'Ready for review')}</h2>
        <Ready visit={visit} desk={desk} tracks={ready} />
        {ready.length > 0 && (
          <Downloads
            lang={lang}
            base={visit.href(`/desk/${desk}/reviews/ready`)}
            what={t('심의에 넘길 수 있는 신청', 'ready for review')}
          />
        )}
        <h2>{t('진행 중이거나 마친 심의', 'Reviews running and done')}</h2>
        <ReviewTable visit={visit} reviews={reviews} href={(one) => `/desk/${desk}/reviews/${one.id}`} />
        {reviews.length > 0 && <Downloads lang={lang} base={visit.href(`/desk/${desk}/reviews`)} what={t('심의 목록', 'reviews')} />}
      </>
    ),
  })
}

/** Why no review can be opened of a track here and now: who leads it opens it, once every member has checked. */
export const blocked = ({ t }: Visit, track: ReadyTrack): string | undefined => {
  if (track.waitsFor.length > 0)
    return t(
      `요건검토 중: ${track.waitsFor.map((one) => one.ko).join(', ')}`,
      `Still checking: ${track.waitsFor.map((one) => one.en).join(', ')}`,
    )
  const leader = leaderOf(track.parts, track.state)
  return leader && leader.institutionId !== track.institutionId ? t(leaderWords(leader)) : undefined
}
export const readyKind = ({ t }: Visit, track: ReadyTrack): string =>
  track.state === 'objected' ? t('이의신청', 'Objection') : track.institutions > 1 ? t('공동', 'Joint') : t('자체', 'Own')

const Ready = ({ visit, desk, tracks }: { visit: Visit; desk: string; tracks: readonly ReadyTrack[] }) => {
  const { t, lang } = visit
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  return (
    <DataTable
      lang={lang}
      caption={t('심의에 넘길 수 있는 신청', 'Ready for review')}
      captionHidden
      rows={tracks}
      rowKey={(track) => track.id}
      empty={
        <Empty
          title={t('심의에 넘길 신청이 없습니다.', 'Nothing to send to review.')}
          reason={t(
            '요건검토 중인 신청과 이의신청된 신청이 여기에 모입니다.',
            'Applications being checked, and those objected to, gather here.',
          )}
        />
      }
      columns={[
        { key: 'due', header: t('기한', 'Due'), nowrap: true, cell: (track) => <Due lang={lang} at={track.dueAt} now={visit.now} /> },
        { key: 'title', header: t('기술', 'Technology'), rowHeader: true, cell: (track) => track.titleKo },
        { key: 'firm', header: t('기업', 'Firm'), cell: (track) => track.companyKo },
        { key: 'number', header: t('접수번호', 'Receipt'), nowrap: true, cell: (track) => track.receiptNumber },
        {
          key: 'kind',
          header: t('구분', 'Kind'),
          cell: (track) => readyKind(visit, track),
        },
        {
          key: 'open',
          header: t('심의', 'Review'),
          cell: (track) =>
            isOfficer ? (
              <>
                <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${desk}/reviews`)} hidden={{ track: track.id }}>
                  <Button small kind="secondary" blocked={blocked(visit, track)} hidden={track.titleKo}>
                    {t('심의 열기', 'Open a review')}
                  </Button>
                </Form>
                {track.isMember && blocked(visit, track) === undefined && <p>{t(leadsInsteadWords)}</p>}
              </>
            ) : (
              (blocked(visit, track) ?? '–')
            ),
        },
      ]}
    />
  )
}

export const ReviewTable = ({
  visit,
  reviews,
  href,
}: {
  visit: Visit
  reviews: readonly ReviewRow[]
  href: (review: ReviewRow) => string | undefined
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('심의 목록', 'Reviews')}
      captionHidden
      rows={reviews}
      rowKey={(one) => one.id}
      keys
      empty={<Empty title={t('아직 연 심의가 없습니다.', 'No reviews yet.')} />}
      columns={[
        {
          key: 'title',
          header: t('기술', 'Technology'),
          rowHeader: true,
          cell: (one) => {
            const to = href(one)
            return to ? <Link href={visit.href(to)}>{t(one.titleKo, one.titleEn)}</Link> : t(one.titleKo, one.titleEn)
          },
        },
        { key: 'firm', header: t('기업', 'Firm'), cell: (one) => t(one.companyKo, one.companyEn) },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (one) => <StatusTag tone={stateTone[one.state]} word={t(stateWords[one.state])} />,
        },
        { key: 'kind', header: t('구분', 'Kind'), cell: (one) => t(kindWords[one.kind]) },
        {
          key: 'institutions',
          header: t('기관', 'Institutions'),
          cell: (one) => one.institutions.map((each) => t(each.ko, each.en)).join(', '),
        },
        {
          key: 'seats',
          header: t('위원', 'Members'),
          align: 'right',
          nowrap: true,
          cell: (one) => t(`수락 ${one.seatsAccepted} · 대기 ${one.seatsAsked}`, `${one.seatsAccepted} in, ${one.seatsAsked} asked`),
        },
        {
          key: 'result',
          header: t('결과', 'Result'),
          nowrap: true,
          cell: (one) => (one.result ? <StatusTag tone={resultTone[one.result]} word={t(resultWords[one.result])} /> : '–'),
        },
        {
          key: 'opened',
          header: t('연 날', 'Opened'),
          align: 'right',
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.openedAt} form="table" />,
        },
      ]}
    />
  )
}

export const postOpen = async (visit: Visit) => {
  const opened = await openReview(visit.app, actingAs(visit, 'institution'), visit.form.text('track'))
  if (opened.ok)
    return redirect(
      `/desk/${deskOf(visit)}/reviews/${opened.value.id}`,
      text('심의를 열었습니다. 후보 명부를 확정해 주세요.', 'The review is open. Freeze the candidate list next.'),
    )
  return opened.refusal.code === 'not-found' ? notFound : drawWith(visit, visit.t(explain(opened.refusal)), 409)
}
