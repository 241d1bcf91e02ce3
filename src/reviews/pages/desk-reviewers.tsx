import { parseEmail } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { findFields } from '../../institutions/index.ts'
import type { FieldRow } from '../../institutions/index.ts'
import { actingAs, deskOf, keepAccess, PeopleDownloads } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, Button, ButtonLink, DataTable, Empty, ErrorSummary, Field, Form, Link, Num, StatusTag } from '../../ui/index.ts'
import { registerReviewer } from '../actions/reviewers.ts'
import { findReviewers } from '../pool-queries.ts'
import type { ReviewerRow } from '../pool-queries.ts'
import { explain } from '../refusal-words.ts'
import { activityWords, readReviewer, ReviewerFields } from './reviewer-fields.tsx'
import type { Errors } from './reviewer-fields.tsx'

export const poolPath = (visit: Visit) => `/desk/${deskOf(visit)}/reviewers`
export const isOfficer = (visit: Visit) => visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')

/** The pool of reviewers, which all institutions share. */
export const drawReviewers = async (visit: Visit) => {
  const { t } = visit
  const rows = await findReviewers(visit.read)
  if (rows.length > 0) await keepAccess(visit, { whose: ['people', 'reviewers'], what: `read the list of reviewers (${rows.length} rows)` })
  return page({
    title: t('심의위원 명부', 'Reviewers'),
    density: 'staff',
    body: (
      <>
        <h1>{t('심의위원 명부', 'Reviewers')}</h1>
        <p class="lead">
          {t(
            '여러 기관이 함께 쓰는 명부입니다. 위원회는 이 명부에서 추첨으로 구성하며, 이름은 기업에 알려지지 않습니다.',
            'One pool for all institutions. Committees are drawn from it by lot; firms never learn a name.',
          )}
        </p>
        {isOfficer(visit) && (
          <p>
            <ButtonLink href={visit.href(`${poolPath(visit)}/new`)}>{t('심의위원 등록하기', 'Register a reviewer')}</ButtonLink>
          </p>
        )}
        <Pool visit={visit} rows={rows} fields={await findFields(visit.read)} />
        {rows.length > 0 && <PeopleDownloads visit={visit} base={poolPath(visit)} />}
      </>
    ),
  })
}

const Pool = ({ visit, rows, fields }: { visit: Visit; rows: readonly ReviewerRow[]; fields: readonly FieldRow[] }) => {
  const { t, lang } = visit
  const nameOf = (code: string) => {
    const one = fields.find((field) => field.code === code)
    return one ? t(one.ko, one.en) : code
  }
  return (
    <DataTable
      lang={lang}
      caption={t('심의위원', 'Reviewers')}
      rows={rows}
      rowKey={(row) => row.personId}
      keys
      empty={
        <Empty
          title={t('아직 등록한 심의위원이 없습니다.', 'No reviewers yet.')}
          reason={t(
            '위원회를 추첨하려면 규정이 정한 수보다 많은 후보가 필요합니다.',
            'A draw needs more candidates than the rules have seats.',
          )}
        />
      }
      columns={[
        {
          key: 'name',
          header: t('성명', 'Name'),
          rowHeader: true,
          cell: (row) => <Link href={visit.href(`${poolPath(visit)}/${row.personId}`)}>{row.name}</Link>,
        },
        {
          key: 'affiliation',
          header: t('소속', 'Affiliation'),
          cell: (row) => `${row.affiliation}${row.position ? ` · ${row.position}` : ''}`,
        },
        {
          key: 'side',
          header: t('구분', 'Side'),
          cell: (row) => (row.homeInstitutionId === null ? t('외부', 'External') : t(row.homeKo ?? '', row.homeEn ?? '')),
        },
        { key: 'fields', header: t('분야', 'Fields'), cell: (row) => row.fieldCodes.map(nameOf).join(', ') },
        {
          key: 'state',
          header: t('활동', 'Activity'),
          nowrap: true,
          cell: (row) => <StatusTag tone={row.state === 'active' ? 'success' : 'neutral'} word={t(activityWords[row.state])} />,
        },
        {
          key: 'seats',
          header: t('맡은 심의', 'Reviews'),
          align: 'right',
          cell: (row) => <Num lang={lang} value={row.seatsEver} unit={t('건', '')} />,
        },
      ]}
    />
  )
}

export const drawNewReviewer = (visit: Visit) => drawForm(visit, {})
const drawForm = async (visit: Visit, errors: Errors, general?: string) => {
  const { t, lang, form } = visit
  const field = (name: string) => ({ lang, name, value: form.text(name), error: errors[name] })
  return page({
    title: t('심의위원 등록', 'Register a reviewer'),
    density: 'staff',
    status: Object.keys(errors).length > 0 || general ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href(poolPath(visit))} label={t('심의위원 명부', 'Reviewers')} />
        <h1>{t('심의위원 등록', 'Register a reviewer')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${poolPath(visit)}/new`)}>
          <Field {...field('name')} label={t('성명', 'Name')} required width="medium" />
          <Field
            {...field('email')}
            type="email"
            label={t('이메일', 'E-mail')}
            required
            hint={t('계정이 없으면 이 주소로 안내를 보냅니다.', 'Without an account, a letter goes there.')}
          />
          <ReviewerFields
            visit={visit}
            typed={form.values}
            chosen={form.texts('fields')}
            errors={errors}
            fields={await findFields(visit.read)}
            staff
          />
          <Button>{t('등록하기', 'Register')}</Button>
        </Form>
      </div>
    ),
  })
}

export const postNewReviewer = async (visit: Visit) => {
  const { content, errors } = readReviewer(visit, await findFields(visit.read))
  const email = parseEmail(visit.form.text('email'))
  if (!email.ok) errors['email'] = visit.t('이메일 주소를 확인해 주세요.', 'Check the e-mail address.')
  const name = visit.form.text('name')
  if (name === '' || name.length > 80) errors['name'] = visit.t('성명을 80자 안으로 입력해 주세요.', 'Enter the name, up to 80 letters.')
  if (Object.keys(errors).length > 0 || !email.ok) return drawForm(visit, errors)
  const registered = await registerReviewer(visit.app, actingAs(visit, 'institution'), { email: email.value, name }, content)
  return registered.ok
    ? redirect(
        `${poolPath(visit)}/${registered.value.id}`,
        text('심의위원을 등록하고 메일로 알렸습니다.', 'The reviewer is registered and told by mail.'),
      )
    : drawForm(visit, {}, visit.t(explain(registered.refusal)))
}
