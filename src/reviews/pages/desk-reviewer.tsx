import { text } from '../../kernel/text.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { findFields } from '../../institutions/index.ts'
import { actingAs, deskOf, keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, Button, ErrorSummary, Form, SummaryList } from '../../ui/index.ts'
import { addAffiliation, addRelation, editReviewer } from '../actions/reviewers.ts'
import { findReviewer } from '../pool-queries.ts'
import { explain } from '../refusal-words.ts'
import type { Moved } from './desk-parts.tsx'
import { isOfficer, poolPath } from './desk-reviewers.tsx'
import { readReviewer, ReviewerFields, StaleReviewer, typedFrom } from './reviewer-fields.tsx'
import type { Errors } from './reviewer-fields.tsx'
import { KnownTies, readAffiliation, readRelation } from './reviewer-ties.tsx'

const personOf = (visit: Visit) => visit.params['person'] ?? ''

/** One reviewer. Opening the page reads personal data, and leaves a row. */
export const drawReviewer = async (visit: Visit) => {
  await keepAccess(visit, { whose: ['person', personOf(visit)], what: 'read reviewer' })
  return drawOne(visit, {})
}
const drawOne = async (visit: Visit, errors: Errors, general?: string, status = 422) => {
  const { t, lang } = visit
  const row = await findReviewer(visit.read, personOf(visit))
  if (!row) return notFound
  const here = visit.href(`${poolPath(visit)}/${row.personId}`)
  const isStale = status === 409
  const wrong = Object.keys(errors).length > 0 || general !== undefined || isStale
  const fields = await findFields(visit.read)
  const typed = wrong && visit.form.has('affiliation') ? visit.form.values : typedFrom(row, deskOf(visit))
  return page({
    title: row.name,
    density: 'staff',
    status: wrong ? status : 200,
    hasErrors: wrong,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href(poolPath(visit))} label={t('심의위원 명부', 'Reviewers')} />
        <h1>{row.name}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        {isStale && <StaleReviewer visit={visit} row={row} fields={fields} staff />}
        <SummaryList
          lang={lang}
          facts={[
            { label: t('이메일', 'E-mail'), value: row.email },
            { label: t('맡고 있는 심의', 'Reviews in hand'), value: t(`${row.seatsOpen}건`, String(row.seatsOpen)) },
            {
              label: t('구분', 'Side'),
              value: row.homeInstitutionId === null ? t('외부위원', 'External') : t(row.homeKo ?? '', row.homeEn ?? ''),
            },
          ]}
        />
        {isOfficer(visit) ? (
          <>
            <Form lang={lang} csrf={visit.csrf} action={here} hidden={{ version: versionTyped(visit, row.version, status) }}>
              <ReviewerFields
                visit={visit}
                typed={typed}
                chosen={wrong && visit.form.has('affiliation') ? visit.form.texts('fields') : row.fieldCodes}
                errors={errors}
                fields={fields}
                staff
              />
              <Button>{t('저장하기', 'Save')}</Button>
            </Form>
            <KnownTies visit={visit} row={row} base={here} errors={errors} />
          </>
        ) : (
          <SummaryList
            lang={lang}
            facts={[
              { label: t('소속', 'Affiliation'), value: row.affiliation },
              { label: t('분야', 'Fields'), value: row.fieldCodes.join(', ') },
            ]}
          />
        )}
      </div>
    ),
  })
}

const afterSave = (visit: Visit, saved: Moved<{ left: readonly string[] }>) => {
  if (saved.ok)
    return redirect(
      `${poolPath(visit)}/${personOf(visit)}`,
      saved.value.left.length > 0
        ? text(
            `저장했습니다. 이해관계가 확인된 심의 ${saved.value.left.length}건에서 빠졌습니다.`,
            `Saved. Recused from ${saved.value.left.length} running reviews.`,
          )
        : text('저장했습니다.', 'Saved.'),
    )
  if (saved.refusal.code === 'not-found') return notFound
  return saved.refusal.code === 'stale' ? drawOne(visit, {}, undefined, 409) : drawOne(visit, {}, visit.t(explain(saved.refusal)))
}
export const postReviewer = async (visit: Visit) => {
  const row = await findReviewer(visit.read, personOf(visit))
  const { content, errors } = readReviewer(visit, await findFields(visit.read))
  if (!row || Object.keys(errors).length > 0) return drawOne(visit, errors)
  // An internal reviewer of another institution stays that: this form only knows "here" and "external".
  const home = content.homeInstitutionId ?? (row.homeInstitutionId === deskOf(visit) ? null : row.homeInstitutionId)
  return afterSave(
    visit,
    await editReviewer(visit.app, actingAs(visit, 'institution'), row.personId, visit.form.whole('version'), {
      ...content,
      homeInstitutionId: home,
    }),
  )
}
export const postAffiliation = async (visit: Visit) => {
  const { affiliation, errors } = readAffiliation(visit)
  return Object.keys(errors).length > 0
    ? drawOne(visit, errors)
    : afterSave(visit, await addAffiliation(visit.app, actingAs(visit, 'institution'), personOf(visit), affiliation))
}
export const postRelation = async (visit: Visit) => {
  const { relation, businessNumber, errors } = readRelation(visit)
  return Object.keys(errors).length > 0
    ? drawOne(visit, errors)
    : afterSave(visit, await addRelation(visit.app, actingAs(visit, 'institution'), personOf(visit), relation, businessNumber))
}
