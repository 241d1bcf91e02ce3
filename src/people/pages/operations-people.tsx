import { page, redirect } from '../../platform/http/visit.ts'
import { Button, DataTable, Day, Empty, ErrorSummary, Field, Form, Link, StatusTag } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { lookUpPeople, mostPeople } from '../actions/look-up.ts'
import type { Visit } from '../actor.ts'
import { findGrantPlaces, findInvitations } from '../queries.ts'
import type { FoundPerson } from '../queries.ts'
import { givenWords, grantedRoles, roleWords } from '../words.ts'
import { PeopleDownloads } from './people-file.tsx'
import { confirmFirst } from './confirm-first.ts'
import { giveRole, GrantForm } from './grant-form.tsx'
import { Invitations } from './invitations.tsx'

/** Everybody: who holds a role, and a search; for an operator a form to give one. An auditor only reads. */
export const drawPeople = (visit: Visit) =>
  draw(
    visit,
    { email: visit.query('email'), role: visit.query('role'), institution: visit.query('institution'), council: visit.query('council') },
    {},
  )

/** Who is looked for, by part of a name or address. */
export const wordsOf = ({ query }: Visit): string => query('q').slice(0, 80)

const draw = async (visit: Visit, typed: Readonly<Record<string, string>>, errors: FieldErrors) => {
  const { t, lang } = visit
  const words = wordsOf(visit)
  const people = await lookUpPeople(visit.app, visit.actor, words)
  const places = await findGrantPlaces(visit.read)
  const invitations = words === '' ? await findInvitations(visit.read) : []
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
        <SearchPeople visit={visit} words={words} />
        <People visit={visit} words={words} people={people} />
        {people.length === mostPeople && (
          <p class="quiet">
            {t(
              `가장 새로운 ${mostPeople}명만 보여 드립니다. 이름이나 이메일로 좁혀 찾거나, 아래에서 모두 내려받으세요.`,
              `The newest ${mostPeople} are shown. Narrow the search by name or address, or download all of them below.`,
            )}
          </p>
        )}
        {people.length > 0 && <PeopleDownloads visit={visit} base="/operations/people" asked={words === '' ? {} : { q: words }} />}
        {invitations.length > 0 && <Invitations visit={visit} invitations={invitations} withPlace />}
        {visit.actor.hat === 'operator' && (
          <>
            <h2>{t('역할 주기', 'Give a role')}</h2>
            <GrantForm visit={visit} action="/operations/people" roles={grantedRoles} places={places} typed={typed} errors={errors} />
          </>
        )}
      </>
    ),
  })
}

const SearchPeople = ({ visit, words }: { visit: Visit; words: string }) => {
  const { t, lang } = visit
  return (
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
  )
}

export const rolesOf = ({ t }: Visit, { roles }: FoundPerson): string =>
  roles.map((role) => `${t(roleWords[role.role])}${role.place ? ` (${role.place})` : ''}`).join(', ')

const People = ({ visit, words, people }: { visit: Visit; words: string; people: readonly FoundPerson[] }) => {
  const { t, lang } = visit
  return (
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
          cell: (one) => rolesOf(visit, one) || '–',
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
  )
}

export const postGrant = async (visit: Visit) => {
  const kept = new URLSearchParams(['email', 'role', 'institution', 'council'].map((name) => [name, visit.form.text(name)]))
  const detour = await confirmFirst(visit, `/operations/people?${kept.toString()}`)
  if (detour) return detour
  const given = await giveRole(visit)
  if (!given.ok) return draw(visit, visit.form.values, given.errors)
  return redirect('/operations/people', givenWords[given.value])
}
