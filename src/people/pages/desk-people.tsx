import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { DataTable, Day, ErrorSummary, StatusTag } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { actingAs, deskOf } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { keepAccess } from '../keep-access.ts'
import { findGrantsAt, findInstitutionName, findInvitations } from '../queries.ts'
import type { GrantRow } from '../queries.ts'
import { givenWords, roleWords } from '../words.ts'
import { PeopleDownloads } from './people-file.tsx'
import { confirmFirst } from './confirm-first.ts'
import { giveRole, GrantForm } from './grant-form.tsx'
import { Invitations } from './invitations.tsx'
import { withdrawAndGoBack, WithdrawForm } from './withdraw-role.tsx'

const pathOf = (visit: Visit) => `/desk/${deskOf(visit)}/people`
const mayChange = (visit: Visit) => visit.actor.hat === 'institution'

/** The people of one institution: an approver gives and takes the roles of officers and buyers, never the own; an auditor only reads. */
export const drawDeskPeople = (visit: Visit) => draw(visit, { email: visit.query('email'), role: visit.query('role') }, {})

const draw = async (visit: Visit, typed: Readonly<Record<string, string>>, errors: FieldErrors) => {
  const { t, lang } = visit
  const institutionId = deskOf(visit)
  const name = await findInstitutionName(visit.read, institutionId)
  if (!name) return notFound
  await keepAccess(visit, { whose: ['people', institutionId], what: 'read the list of people' })
  const grants = await findGrantsAt(visit.read, institutionId)
  const invitations = await findInvitations(visit.read, institutionId)
  const wrong = Object.keys(errors).length > 0
  return page({
    title: t('기관의 사람', 'People'),
    density: 'staff',
    status: wrong ? 422 : 200,
    hasErrors: wrong,
    body: (
      <>
        <h1>{t(`${name.ko}의 사람`, `People of ${name.en}`)}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <Grants visit={visit} grants={grants} />
        {grants.length > 0 && <PeopleDownloads visit={visit} base={pathOf(visit)} />}
        {invitations.length > 0 && <Invitations visit={visit} invitations={invitations} />}
        {mayChange(visit) && (
          <>
            <h2>{t('역할 주기', 'Give a role')}</h2>
            <p class="quiet">
              {t(
                '담당자와 구매담당자를 정할 수 있습니다. 승인자는 운영자가 정합니다.',
                'You choose officers and buyers; the operator chooses approvers.',
              )}
            </p>
            <GrantForm visit={visit} action={pathOf(visit)} roles={['officer', 'buyer']} typed={typed} errors={errors} />
          </>
        )}
      </>
    ),
  })
}

const Grants = ({ visit, grants }: { visit: Visit; grants: readonly GrantRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('역할을 가진 사람', 'Who holds a role')}
      rows={grants}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', header: t('이름', 'Name'), rowHeader: true, cell: (one) => one.name },
        { key: 'email', header: t('이메일', 'E-mail'), cell: (one) => one.email },
        { key: 'role', header: t('역할', 'Role'), cell: (one) => t(roleWords[one.role]) },
        {
          key: 'since',
          header: t('부터', 'Since'),
          nowrap: true,
          cell: (one) => <Day lang={lang} value={one.grantedAt} form="table" />,
        },
        { key: 'by', header: t('준 사람', 'Given by'), cell: (one) => one.grantedByName ?? '–' },
        {
          key: 'factor',
          header: t('2단계 인증', 'Second factor'),
          cell: (one) =>
            one.hasFactor ? (
              <StatusTag tone="success" word={t('사용 중', 'On')} />
            ) : (
              <StatusTag tone="warning" word={t('등록 전', 'Not yet')} />
            ),
        },
        {
          key: 'do',
          header: t('회수', 'Withdraw'),
          cell: (one) =>
            !mayChange(visit) || one.role === 'approver' || one.personId === visit.actor.personId ? (
              '–'
            ) : (
              <WithdrawForm visit={visit} action={`${pathOf(visit)}/${one.id}/withdraw`} whose={one.name} />
            ),
        },
      ]}
    />
  )
}

export const postDeskGrant = async (visit: Visit) => {
  const base = pathOf(visit)
  const detour = await confirmFirst(
    visit,
    `${base}?email=${encodeURIComponent(visit.form.text('email'))}&role=${encodeURIComponent(visit.form.text('role'))}`,
  )
  if (detour) return detour
  const given = await giveRole(visit, deskOf(visit))
  if (!given.ok) return draw(visit, visit.form.values, given.errors)
  return redirect(base, givenWords[given.value])
}

export const postDeskWithdraw = (visit: Visit) => withdrawAndGoBack(visit, actingAs(visit, 'institution'), pathOf(visit))
