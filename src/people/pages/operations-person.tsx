import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, DataTable, Day, DayTime, Empty, Form, SummaryList } from '../../ui/index.ts'
import { lookAtPerson } from '../actions/look-up.ts'
import { actOnPerson, operatorActs } from '../actions/operate.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import type { Account, GrantRow } from '../queries.ts'
import { actDone, actWords, grantedRoles, roleWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'
import { GrantForm } from './grant-form.tsx'
import { withdrawAndGoBack, WithdrawForm } from './withdraw-role.tsx'

const pathOf = (account: Account) => `/operations/people/${account.id}`

/** One person: the account, its roles, and for an operator what can be done; never to oneself. */
export const drawPerson = async (visit: Visit) => {
  const { t, lang } = visit
  const looked = await lookAtPerson(visit.app, visit.actor, visit.params['person'] ?? '')
  if (!looked) return notFound
  const { account, grants, places } = looked
  const mayChange = visit.actor.hat === 'operator' && account.id !== visit.actor.personId
  return page({
    title: account.name,
    density: 'staff',
    body: (
      <>
        <BackLink lang={lang} href={visit.href('/operations/people')} label={t('사람', 'People')} />
        <h1>{account.name}</h1>
        <AccountFacts visit={visit} account={account} />
        <Grants visit={visit} account={account} grants={grants} mayWithdraw={mayChange} />
        {mayChange && !account.disabledAt && (
          <>
            <h2>{t('역할 주기', 'Give a role')}</h2>
            <GrantForm
              visit={visit}
              action="/operations/people"
              roles={grantedRoles}
              places={places}
              typed={{ email: account.email }}
              errors={{}}
            />
          </>
        )}
        {mayChange && <Acts visit={visit} account={account} />}
      </>
    ),
  })
}

const AccountFacts = ({ visit, account }: { visit: Visit; account: Account }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('이메일', 'E-mail'), value: account.email },
        { label: t('전화번호', 'Telephone'), value: account.phone ?? '–' },
        { label: t('가입한 날', 'Since'), value: <Day lang={lang} value={account.createdAt} /> },
        {
          label: t('2단계 인증', 'Second factor'),
          value: account.factorSince ? <DayTime lang={lang} value={account.factorSince} /> : t('등록하지 않음', 'Not set up'),
        },
        { label: t('상태', 'State'), value: account.disabledAt ? t('닫힘', 'Closed') : t('사용 중', 'In use') },
      ]}
    />
  )
}

const Grants = ({
  visit,
  account,
  grants,
  mayWithdraw,
}: {
  visit: Visit
  account: Account
  grants: readonly GrantRow[]
  mayWithdraw: boolean
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('역할', 'Roles')}
      rows={grants}
      rowKey={(one) => one.id}
      empty={<Empty title={t('역할이 없습니다.', 'No roles.')} />}
      columns={[
        { key: 'role', header: t('역할', 'Role'), rowHeader: true, cell: (one) => t(roleWords[one.role]) },
        { key: 'where', header: t('어디', 'Where'), cell: (one) => (one.whereKo ? t(one.whereKo, one.whereEn ?? one.whereKo) : '–') },
        {
          key: 'since',
          header: t('준 때', 'Given'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.grantedAt} form="table" />,
        },
        { key: 'by', header: t('준 사람', 'Given by'), cell: (one) => one.grantedByName ?? '–' },
        {
          key: 'do',
          header: t('회수', 'Withdraw'),
          cell: (one) =>
            one.withdrawnAt ? (
              <DayTime lang={lang} value={one.withdrawnAt} form="table" />
            ) : !mayWithdraw ? (
              '–'
            ) : (
              <WithdrawForm visit={visit} action={`${pathOf(account)}/grants/${one.id}/withdraw`} whose={t(roleWords[one.role])} />
            ),
        },
      ]}
    />
  )
}

/** What stands open to do for an account: one that is closed can only be opened, a second factor only be removed where there is one. */
const actsFor = (account: Account) =>
  operatorActs.filter((act) =>
    act === 'enable' ? account.disabledAt !== null : act === 'reset-factor' ? account.factorSince !== null : account.disabledAt === null,
  )

const Acts = ({ visit, account }: { visit: Visit; account: Account }) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('계정', 'Account')}</h2>
      <p class="quiet">
        {t(
          '비밀번호는 본인만 정합니다. 운영자는 링크를 보낼 수만 있습니다.',
          'Only the person chooses a password; the operator can only send a link.',
        )}
      </p>
      <Buttons>
        {actsFor(account).map((act) => (
          <Form key={act} lang={lang} csrf={visit.csrf} action={visit.href(`${pathOf(account)}/act`)} hidden={{ act }}>
            <Button kind={act === 'disable' ? 'danger' : 'secondary'} small>
              {t(actWords[act])}
            </Button>
          </Form>
        ))}
      </Buttons>
    </>
  )
}

export const postAct = async (visit: Visit) => {
  const personId = visit.params['person'] ?? ''
  const back = `/operations/people/${personId}`
  const detour = await confirmFirst(visit, back)
  if (detour) return detour
  const act = operatorActs.find((one) => one === visit.form.text('act'))
  const done = act ? await actOnPerson(visit.app, actingAs(visit, 'operator'), personId, act) : undefined
  return act && done?.ok ? redirect(back, actDone[act]) : notFound
}

export const postWithdraw = (visit: Visit) =>
  withdrawAndGoBack(visit, actingAs(visit, 'operator'), `/operations/people/${visit.params['person'] ?? ''}`)
