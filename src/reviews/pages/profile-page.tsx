import { text } from '../../kernel/text.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { findFields } from '../../institutions/index.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ErrorSummary, Form, Notice } from '../../ui/index.ts'
import { addAffiliation, addRelation, editReviewer } from '../actions/reviewers.ts'
import { findReviewer } from '../pool-queries.ts'
import { explain } from '../refusal-words.ts'
import type { Moved } from './desk-parts.tsx'
import { readReviewer, ReviewerFields, StaleReviewer, typedFrom } from './reviewer-fields.tsx'
import type { Errors } from './reviewer-fields.tsx'
import { KnownTies, readAffiliation, readRelation } from './reviewer-ties.tsx'

const here = '/reviews/profile'
const me = (visit: Visit) => actingAs(visit, 'reviewer')

/** What the pool knows of me; I keep it right myself. */
export const drawProfile = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Errors = {}, general?: string, status = 200) => {
  const { t, lang } = visit
  const row = await findReviewer(visit.read, me(visit).personId)
  if (!row) return notFound
  const posted = visit.form.has('affiliation')
  const fields = await findFields(visit.read)
  return page({
    title: t('내 정보', 'Profile'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <h1>{t('내 정보', 'Profile')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        {status === 409 && <StaleReviewer visit={visit} row={row} fields={fields} staff={false} />}
        <Notice
          tone="neutral"
          title={t(
            '여기 적은 소속과 관계로 이해관계를 확인합니다. 바뀌면 맡은 심의도 다시 확인합니다.',
            'Conflicts are worked out from what stands here; a change is held against your running reviews.',
          )}
        />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(here)} hidden={{ version: versionTyped(visit, row.version, status) }}>
          <ReviewerFields
            visit={visit}
            typed={posted ? visit.form.values : typedFrom(row, undefined)}
            chosen={posted ? visit.form.texts('fields') : row.fieldCodes}
            errors={errors}
            fields={fields}
            staff={false}
          />
          <Button>{t('저장하기', 'Save')}</Button>
        </Form>
        <KnownTies visit={visit} row={row} base={visit.href(here)} errors={errors} />
      </div>
    ),
  })
}

const afterSave = (visit: Visit, saved: Moved<{ left: readonly string[] }>) => {
  if (saved.ok)
    return redirect(
      here,
      saved.value.left.length > 0
        ? text(
            `저장했습니다. 이해관계가 확인된 심의 ${saved.value.left.length}건에서 빠지셨습니다.`,
            `Saved. You are off ${saved.value.left.length} reviews where this is a conflict.`,
          )
        : text('저장했습니다.', 'Saved.'),
    )
  return saved.refusal.code === 'not-found'
    ? notFound
    : saved.refusal.code === 'stale'
      ? drawWith(visit, {}, undefined, 409)
      : drawWith(visit, {}, visit.t(explain(saved.refusal)), 422)
}
export const postProfile = async (visit: Visit) => {
  const { content, errors } = readReviewer(visit, await findFields(visit.read))
  return Object.keys(errors).length > 0
    ? drawWith(visit, errors, undefined, 422)
    : afterSave(visit, await editReviewer(visit.app, me(visit), me(visit).personId, visit.form.whole('version'), content))
}
export const postOwnAffiliation = async (visit: Visit) => {
  const { affiliation, errors } = readAffiliation(visit)
  return Object.keys(errors).length > 0
    ? drawWith(visit, errors, undefined, 422)
    : afterSave(visit, await addAffiliation(visit.app, me(visit), me(visit).personId, affiliation))
}
export const postOwnRelation = async (visit: Visit) => {
  const { relation, businessNumber, errors } = readRelation(visit)
  return Object.keys(errors).length > 0
    ? drawWith(visit, errors, undefined, 422)
    : afterSave(visit, await addRelation(visit.app, me(visit), me(visit).personId, relation, businessNumber))
}
