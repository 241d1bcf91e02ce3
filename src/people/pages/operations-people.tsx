import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  Buttons,
  DataTable,
  Day,
  DayTime,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Link,
  StatusTag,
  SummaryList,
} from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { lookAtPerson, lookUpPeople } from '../actions/look-up.ts'
import { actOnPerson, operatorActs } from '../actions/operate.ts'
import { withdrawRole } from '../actions/roles.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findGrantPlaces } from '../queries.ts'
import { actDone, actWords, grantedRoles, grantWords, roleWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'
import { giveRole, GrantForm } from './grant-form.tsx'

/** Everybody: who holds a role, and a search; for an operator a form to give one. An auditor only reads. */
export const drawPeople = (visit: Visit) =>
  draw(
    visit,
    { email: visit.query('email'), role: visit.query('role'), institution: visit.query('institution'), council: visit.query('council') },
    {},
  )

const mayChange = (visit: Visit) => visit.actor.hat === 'operator'

const draw = async (visit: Visit, typed: Readonly<Record<string, string>>, errors: FieldErrors) => {
  const { t, lang } = visit
  const words = visit.query('q').slice(0, 80)
  const people = await lookUpPeople(visit.app, visit.actor, words)
  const places = await findGrantPlaces(visit.read)
  const wrong = Object.keys(errors).length > 0
  return page({
    title: t('사람', 'People'),
    density: 'staff',
    status: wrong ? 422 : 200,
    hasErrors: wrong,
    body: (
      <>
        <h1>{t('사람', 'People')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <Form lang={lang} method="get" action={visit.href('/operations/people')}>
          <Field
            lang={lang}
            name="q"
            type="search"
            label={t('이름이나 이메일', 'Name or e-mail')}
            optionalWord=""
            value={words}
            width="medium"
            hint={t('찾아본 말은 열람 기록에 남습니다.', 'What you look for is kept in the access log.')}
          />
          <Button kind="secondary">{t('찾기', 'Search')}</Button>
        </Form>
        <DataTable
          lang={lang}
          caption={words === '' ? t('역할을 가진 사람', 'Who holds a role') : t(`‘${words}’ 결과`, `Results for “${words}”`)}
          rows={people}
          rowKey={(one) => one.id}
          keys
          empty={<Empty title={t('찾는 사람이 없습니다.', 'Nobody found.')} />}
          columns={[
            {
              key: 'name',
              header: t('이름', 'Name'),
              rowHeader: true,
              cell: (one) => <Link href={visit.href(`/operations/people/${one.id}`)}>{one.name}</Link>,
            },
            { key: 'email', header: t('이메일', 'E-mail'), cell: (one) => one.email },
            {
              key: 'roles',
              header: t('역할', 'Roles'),
              cell: (one) => one.roles.map((role) => `${t(roleWords[role.role])}${role.place ? ` (${role.place})` : ''}`).join(', ') || '–',
            },
            { key: 'firms', header: t('회사', 'Firms'), cell: (one) => one.firms.join(', ') || '–' },
            { key: 'factor', header: t('2단계 인증', 'Second factor'), cell: (one) => (one.hasFactor ? t('사용 중', 'On') : '–') },
            {
              key: 'state',
              header: t('상태', 'State'),
              cell: (one) =>
                one.disabledAt ? (
                  <StatusTag tone="danger" word={t('닫힘', 'Closed')} />
                ) : (
                  <StatusTag tone="success" word={t('사용 중', 'In use')} />
                ),
            },
            {
              key: 'since',
              header: t('가입', 'Since'),
              nowrap: true,
              cell: (one) => <Day lang={lang} value={one.createdAt} form="table" />,
            },
          ]}
        />
        {mayChange(visit) && (
          <>
            <h2>{t('역할 주기', 'Give a role')}</h2>
            <GrantForm visit={visit} action="/operations/people" roles={grantedRoles} places={places} typed={typed} errors={errors} />
          </>
        )}
      </>
    ),
  })
}

export const postGrant = async (visit: Visit) => {
  const kept = new URLSearchParams(['email', 'role', 'institution', 'council'].map((name) => [name, visit.form.text(name)]))
  const detour = await confirmFirst(visit, `/operations/people?${kept.toString()}`)
  if (detour) return detour
  const given = await giveRole(visit)
  if (!given.ok) return draw(visit, visit.form.values, given.errors)
  return redirect(
    '/operations/people',
    given.value === 'granted'
      ? text('역할을 주었습니다.', 'The role is given.')
      : text('초대 메일을 보냈습니다.', 'An invitation was sent.'),
  )
}

export const drawPerson = async (visit: Visit) => {
  const { t, lang } = visit
  const looked = await lookAtPerson(visit.app, visit.actor, visit.params['person'] ?? '')
  if (!looked) return notFound
  const { account, grants, places } = looked
  const base = `/operations/people/${account.id}`
  const isOther = mayChange(visit) && account.id !== visit.actor.personId
  const acts = operatorActs.filter((act) =>
    act === 'enable' ? account.disabledAt !== null : act === 'reset-factor' ? account.factorSince !== null : account.disabledAt === null,
  )
  return page({
    title: account.name,
    density: 'staff',
    body: (
      <>
        <BackLink lang={lang} href={visit.href('/operations/people')} label={t('사람', 'People')} />
        <h1>{account.name}</h1>
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
              header: t('거두기', 'Withdraw'),
              cell: (one) =>
                one.withdrawnAt ? (
                  <DayTime lang={lang} value={one.withdrawnAt} form="table" />
                ) : !isOther ? (
                  '–'
                ) : (
                  <Form lang={lang} csrf={visit.csrf} action={visit.href(`${base}/grants/${one.id}/withdraw`)}>
                    <Button kind="text" small hidden={t(roleWords[one.role])}>
                      {t('역할 거두기', 'Withdraw')}
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
        {isOther && !account.disabledAt && (
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
        {isOther && (
          <>
            <h2>{t('계정', 'Account')}</h2>
            <p class="quiet">
              {t(
                '비밀번호는 본인만 정합니다. 운영자는 링크를 보낼 수만 있습니다.',
                'Only the person chooses a password; the operator can only send a link.',
              )}
            </p>
            <Buttons>
              {acts.map((act) => (
                <Form key={act} lang={lang} csrf={visit.csrf} action={visit.href(`${base}/act`)} hidden={{ act }}>
                  <Button kind={act === 'disable' ? 'danger' : 'secondary'} small>
                    {t(actWords[act])}
                  </Button>
                </Form>
              ))}
            </Buttons>
          </>
        )}
      </>
    ),
  })
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

export const postWithdraw = async (visit: Visit) => {
  const back = `/operations/people/${visit.params['person'] ?? ''}`
  const detour = await confirmFirst(visit, back)
  if (detour) return detour
  const withdrawn = await withdrawRole(visit.app, actingAs(visit, 'operator'), visit.params['grant'] ?? '')
  if (withdrawn.ok)
    return redirect(back, text('역할을 거두었습니다. 그분의 로그인은 바로 끝났습니다.', 'Withdrawn. Their sessions ended at once.'))
  return withdrawn.refusal === 'self' ? redirect(back, grantWords.self) : notFound
}
