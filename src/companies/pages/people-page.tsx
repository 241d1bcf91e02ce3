import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, Buttons, DataTable, Downloads, ErrorSummary, Form, Notice } from '../../ui/index.ts'
import { changeRole, decideJoin } from '../actions/members.ts'
import { findCompany } from '../queries.ts'
import type { MemberRow } from '../queries.ts'

const pathOf = (visit: Visit) => `/company/${actingAs(visit, 'company').companyId}/people`

export const drawPeople = (visit: Visit) => draw(visit, undefined)

const draw = async (visit: Visit, error: string | undefined) => {
  const { t, lang } = visit
  const actor = actingAs(visit, 'company')
  const company = await findCompany(visit.read, actor.companyId)
  if (!company) return notFound
  const owner = actor.role === 'owner'
  const asking = company.members.filter((one) => one.state === 'requested')
  return page({
    title: t('함께 일하는 사람', 'People'),
    status: error ? 422 : 200,
    hasErrors: error !== undefined,
    body: (
      <>
        <h1>{t('함께 일하는 사람', 'People of the firm')}</h1>
        <ErrorSummary lang={lang} errors={{}} general={error} />
        {asking.map((one) => (
          <Asking key={one.personId} visit={visit} person={one} mayDecide={owner} />
        ))}
        <Members visit={visit} members={company.members.filter((one) => one.state === 'active')} mayChange={owner} />
        <Downloads lang={lang} base={visit.href(pathOf(visit))} />
      </>
    ),
  })
}

/** Somebody who wants to join the firm; an owner decides. */
const Asking = ({ visit, person, mayDecide }: { visit: Visit; person: MemberRow; mayDecide: boolean }) => {
  const { t, lang } = visit
  return (
    <Notice title={t(`${person.name}님이 참여를 요청했습니다.`, `${person.name} asks to join.`)}>
      <p>
        {person.email}
        {person.message ? ` — ${person.message}` : ''}
      </p>
      {mayDecide ? (
        <Buttons>
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${pathOf(visit)}/${person.personId}/accept`)}>
            <Button hidden={person.name}>{t('받아들이기', 'Accept')}</Button>
          </Form>
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${pathOf(visit)}/${person.personId}/refuse`)}>
            <Button kind="secondary" hidden={person.name}>
              {t('거절하기', 'Refuse')}
            </Button>
          </Form>
        </Buttons>
      ) : (
        <p class="quiet">{t('소유자가 결정합니다.', 'An owner decides.')}</p>
      )}
    </Notice>
  )
}

export const memberWord = ({ t }: Visit, { role }: Pick<MemberRow, 'role'>): string =>
  role === 'owner' ? t('소유자', 'Owner') : t('구성원', 'Member')

const Members = ({ visit, members, mayChange }: { visit: Visit; members: readonly MemberRow[]; mayChange: boolean }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('구성원', 'Members')}
      rows={members}
      rowKey={(one) => one.personId}
      columns={[
        { key: 'name', header: t('이름', 'Name'), rowHeader: true, cell: (one) => one.name },
        { key: 'email', header: t('이메일', 'E-mail'), cell: (one) => one.email },
        {
          key: 'role',
          header: t('역할', 'Role'),
          cell: (one) => memberWord(visit, one),
        },
        ...(mayChange
          ? [
              {
                key: 'do',
                header: t('바꾸기', 'Change'),
                cell: (one: MemberRow) => <ChangeMember visit={visit} member={one} />,
              },
            ]
          : []),
      ]}
    />
  )
}

const ChangeMember = ({ visit, member }: { visit: Visit; member: MemberRow }) => {
  const { t, lang } = visit
  return (
    <Buttons>
      <Form
        lang={lang}
        csrf={visit.csrf}
        action={visit.href(`${pathOf(visit)}/${member.personId}/change`)}
        hidden={{ change: member.role === 'owner' ? 'member' : 'owner' }}
      >
        <Button kind="text" small hidden={member.name}>
          {member.role === 'owner' ? t('구성원으로', 'Make a member') : t('소유자로', 'Make an owner')}
        </Button>
      </Form>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${pathOf(visit)}/${member.personId}/change`)} hidden={{ change: 'left' }}>
        <Button kind="text" small hidden={member.name}>
          {t('내보내기', 'Let go')}
        </Button>
      </Form>
    </Buttons>
  )
}

const decide = (accept: boolean) => async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const decided = await decideJoin(visit.app, actor, visit.params['person'] ?? '', accept)
  return decided.ok ? redirect(pathOf(visit), accept ? text('받아들였습니다.', 'Accepted.') : text('거절했습니다.', 'Refused.')) : notFound
}
export const acceptJoin = decide(true)
export const refuseJoin = decide(false)

export const changeMemberRole = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const change = (['owner', 'member', 'left'] as const).find((one) => one === visit.form.text('change'))
  if (!change) return notFound
  const changed = await changeRole(visit.app, actor, visit.params['person'] ?? '', change)
  if (changed.ok) return redirect(pathOf(visit), text('바꿨습니다.', 'Changed.'))
  return changed.refusal.code === 'last-owner'
    ? draw(
        visit,
        visit.t(
          '소유자가 한 명은 있어야 합니다. 먼저 다른 분을 소유자로 정해 주세요.',
          'A firm needs an owner: make somebody else an owner first.',
        ),
      )
    : notFound
}
