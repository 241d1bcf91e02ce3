import { showClosing } from '../../kernel/show.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { findTechnologyNames, findVersion, TechnologyView } from '../../technologies/index.ts'
import { saidToReviewers } from '../../applications/index.ts'
import { keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  DayTime,
  ErrorSummary,
  Link,
  Notice,
  ReasonForm,
  StatusTag,
  SummaryList,
  TaskList,
} from '../../ui/index.ts'
import { longest } from '../longest.ts'
import { hasSheet } from '../meeting.ts'
import { isUnsealed } from '../review.ts'
import { sheetWords, stateWords } from '../words.ts'
import { assignmentToJudge, blinded, Grounds, stageName } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'
import { findSaid } from '../queries.ts'
import { datesOf } from './review-dates.ts'
import { SaidBeside } from './said-beside.tsx'

/** A member's page of a review: what is to do, and the frozen dossier. Reading it leaves a row in the access log. */
export const drawAssignment = (visit: Visit) => drawAssignmentWith(visit)
export const drawAssignmentWith = async (visit: Visit, errors: { reason?: string } = {}, general?: string, status = 200) => {
  const one = await assignmentToJudge(visit, 'review')
  if (!one) return notFound
  if (one.seat.state === 'invited') return redirect(`/reviews/${one.review.id}/conflicts`)
  const { t, lang } = visit
  const { review } = one
  const dossier = await dossierOf(visit, one)
  return page({
    title: one.title,
    density: 'staff',
    wide: true,
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href('/reviews')} label={t('맡은 심의', 'My reviews')} />
        <h1>{one.title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="row">
          <StatusTag tone="info" word={t(stateWords[review.state])} /> {one.firm && <span>{one.firm}</span>}{' '}
          <span class="quiet">{t(`위원 ${one.seat.letter}`, `Member ${one.seat.letter}`)}</span>
        </p>
        <p>
          <Link href={visit.href(`/reviews/${review.id}/similar`)}>{t('비슷한 기술 보기', 'See near duplicates')}</Link>
        </p>
        <Stages visit={visit} one={one} />
        {isUnsealed(review.state) && (
          <p>
            <ButtonLink href={visit.href(`/reviews/${review.id}/meeting`)}>{t('회의 화면 보기', 'See the meeting')}</ButtonLink>
          </p>
        )}
        {review.kind === 'objection' && (
          <section class="panel stack">
            <h2>{t('이의신청 이유', 'Grounds of the objection')}</h2>
            <Grounds review={review} shown={(words) => blinded(visit, review, words)} />
          </section>
        )}
        {dossier}
        {!isUnsealed(review.state) && review.state !== 'cancelled' && (
          <ReasonForm
            lang={lang}
            csrf={visit.csrf}
            action={visit.href(`/reviews/${review.id}/withdraw`)}
            summary={t('이해관계가 생겨 물러나야 합니다', 'A conflict arose: I must withdraw')}
            label={t('사유', 'Reason')}
            max={longest.reason}
            error={errors.reason}
            value={visit.form.text('reason')}
            button={<Button kind="danger">{t('물러나기', 'Withdraw')}</Button>}
          />
        )}
      </>
    ),
  })
}

const Stages = ({ visit, one }: { visit: Visit; one: Assignment }) => {
  const { t, lang } = visit
  const { review, seat } = one
  const tasks = review.stages.map((stage) => {
    const sheet = review.sheets.find((each) => each.stageId === stage.id && each.personId === seat.personId)
    return {
      id: stage.id,
      note:
        sheet?.state === 'open' && sheet.dueAt
          ? t(`${showClosing(new Date(sheet.dueAt), 'ko', visit.now)}까지`, `until ${showClosing(new Date(sheet.dueAt), 'en', visit.now)}`)
          : undefined,
      label: t(`${stageName(visit, review, stage.sort)} 평가표`, `Sheet: ${stageName(visit, review, stage.sort)}`),
      href: sheet && sheet.state !== 'set_aside' ? visit.href(`/reviews/${review.id}/sheet/${stage.id}`) : undefined,
      status: sheet
        ? { tone: sheet.state === 'sealed' ? ('success' as const) : ('info' as const), word: t(sheetWords[sheet.state]) }
        : {
            tone: 'neutral' as const,
            word: hasSheet(review.rules, stage.sort) ? t('평가 시작 전', 'Not begun') : t('평가표 없음', 'No sheet'),
          },
    }
  })
  // The sheet to write now: the first that is not sealed. Before its meeting was held it can be written already, and is kept.
  const toWrite =
    review.state === 'evaluating'
      ? review.stages.find((stage) =>
          review.sheets.some((each) => each.stageId === stage.id && each.personId === seat.personId && each.state === 'open'),
        )
      : undefined
  const dated = review.stages.filter((stage) => stage.heldAt !== null)
  return (
    <>
      <TaskList groups={[{ title: t('평가', 'Evaluation'), tasks }]} />
      {toWrite && (
        <p>
          <ButtonLink href={visit.href(`/reviews/${review.id}/sheet/${toWrite.id}`)}>
            {t(`${stageName(visit, review, toWrite.sort)} 평가표 쓰기`, `Write the sheet: ${stageName(visit, review, toWrite.sort)}`)}
          </ButtonLink>
        </p>
      )}
      {dated.length > 0 && <h2>{t('일정', 'Dates')}</h2>}
      <SummaryList
        lang={lang}
        facts={dated.map((stage) => ({
          label: stageName(visit, review, stage.sort),
          value: (
            <>
              <DayTime lang={lang} value={stage.heldAt} />
              {stage.place && ` · ${stage.place}`}
            </>
          ),
        }))}
      />
      {datesOf(visit, one).length > 0 && (
        <p>
          <Link href={visit.href(`/reviews/${review.id}/dates.ics`)} download>
            {t('심의 일정과 기한을 내 달력에 담기(ICS)', 'Add the dates of this review to my calendar (ICS)')}
          </Link>
        </p>
      )}
    </>
  )
}

/** The dossier exactly as it was submitted, with what the firm said beside it, blinded where the rules say so. */
export const dossierOf = async (visit: Visit, one: Assignment) => {
  const { review } = one
  await keepAccess(visit, {
    whose: ['company', review.companyId],
    what: `read dossier ${review.technologyId} version ${review.technologyVersion}, answers and supplements for review ${review.id}`,
  })
  const version = await findVersion(visit.read, review.technologyId, review.technologyVersion)
  if (!version) return <Notice tone="danger" title={visit.t('신청 내용을 찾지 못했습니다.', 'The dossier was not found.')} />
  const { content, documents, pictures } = blinded(visit, review, {
    content: version.content,
    documents: version.documents,
    pictures: version.pictures,
  })
  const said = saidToReviewers(await findSaid(visit.read, review))
  return (
    <>
      <SaidBeside visit={visit} said={blinded(visit, review, said)} />
      <TechnologyView
        lang={visit.lang}
        content={content}
        documents={documents}
        pictures={pictures}
        names={await findTechnologyNames(visit.read)}
        fileHref={(file) => `/files/technologies/${review.technologyId}/${file}`}
        nav
      />
    </>
  )
}
