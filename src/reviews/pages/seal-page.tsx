import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, Button, ButtonLink, Buttons, ErrorSummary, Form, Notice } from '../../ui/index.ts'
import { sealSheet } from '../actions/sheet.ts'
import { askedAt, sheetGaps } from '../meeting.ts'
import { explain } from '../refusal-words.ts'
import { stageName } from './assignment.tsx'
import { ownSheet, SavedSheet, sheetPath, Until } from './own-sheet.tsx'
import type { Own } from './own-sheet.tsx'
import { gapErrors } from './sheet-form.ts'
import type { Errors } from './sheet-form.ts'

/** Everything once more, and what sealing means. */
export const drawSeal = async (visit: Visit) => {
  const own = await ownSheet(visit)
  return own ? drawSealWith(visit, own) : notFound
}
const drawSealWith = (visit: Visit, own: Own, general?: string, status = 200) => {
  const { t, lang } = visit
  const { one, stage, sheet } = own
  if (sheet.state !== 'open') return redirect(sheetPath(visit, 'sheet'))
  const missing = gapErrors(visit, sheetGaps(one.review.rules, stage.sort, sheet))
  const edit = visit.href(sheetPath(visit, 'sheet'))
  return page({
    title: t('평가표 봉인', 'Seal the sheet'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={edit} label={stageName(visit, one.review, stage.sort)} />
        <h1>{t('평가표를 봉인하시겠습니까?', 'Seal this sheet?')}</h1>
        <ErrorSummary lang={lang} errors={{}} general={general} />
        {Object.keys(missing).length > 0 && <Missing visit={visit} own={own} missing={missing} />}
        <SavedSheet visit={visit} own={own} />
        <Until visit={visit} sheet={sheet} />
        <Notice
          tone="info"
          title={t(
            '봉인한 뒤에는 고칠 수 없습니다. 회의 전까지 다른 위원에게 보이지 않습니다.',
            'It cannot be changed afterwards. No other member sees it before the meeting.',
          )}
        />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(sheetPath(visit, 'seal'))} hidden={{ version: sheet.version }}>
          <Buttons>
            <Button
              blocked={
                Object.keys(missing).length > 0 ? t('빠진 항목을 채우면 봉인할 수 있습니다.', 'Fill in what is missing first.') : undefined
              }
            >
              {t('봉인하기', 'Seal')}
            </Button>
            <ButtonLink kind="secondary" href={edit}>
              {t('고치기', 'Edit')}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    ),
  })
}

/** What stands before the seal, each leading to its field. */
const Missing = ({ visit, own, missing }: { visit: Visit; own: Own; missing: Errors }) => {
  const { t } = visit
  const sheet = visit.href(sheetPath(visit, 'sheet'))
  return (
    <Notice
      tone="warning"
      title={t(
        `봉인하기 전에 확인할 항목이 ${Object.keys(missing).length}개 있습니다.`,
        `${Object.keys(missing).length} things to check first.`,
      )}
    >
      <ul>
        {Object.entries(missing).map(([field, words]) => (
          <li key={field}>
            <a href={`${sheet}#field-${field}`}>
              {labelOf(visit, own, field)}: {words}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const labelOf = (visit: Visit, { one, stage }: Own, field: string): string => {
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const named = [...criteria, ...gates].find((each) => field.endsWith(`-${each.id}`))
  return named ? visit.t(named.name) : field
}

export const postSeal = async (visit: Visit) => {
  const sealed = await sealSheet(
    visit.app,
    actingAs(visit, 'reviewer'),
    visit.params['review'] ?? '',
    visit.params['stage'] ?? '',
    visit.form.whole('version'),
  )
  if (sealed.ok)
    return sealed.value.recused
      ? redirect(
          '/reviews',
          text('새로 확인된 이해관계가 있어 이 심의에서 빠지셨습니다.', 'A conflict was found; you are off this review.'),
        )
      : redirect(sheetPath(visit, 'sheet'), text('평가표를 봉인했습니다.', 'The sheet is sealed.'))
  const own = sealed.refusal.code === 'not-found' ? undefined : await ownSheet(visit)
  return own ? drawSealWith(visit, own, visit.t(explain(sealed.refusal)), sealed.refusal.code === 'stale' ? 409 : 422) : notFound
}
