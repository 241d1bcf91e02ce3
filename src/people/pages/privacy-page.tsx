import { text } from '../../kernel/text.ts'
import { download, notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, ButtonLink, DataTable, DayTime, Disclosure, Empty, Form, SummaryList } from '../../ui/index.ts'
import { accessWord } from '../access-words.ts'
import { actingWord } from '../acting-words.ts'
import { leave } from '../actions/leave.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { countKept, exportOwnData } from '../own-data.ts'
import { findAccount, findReadersOf } from '../queries.ts'
import { confirmFirst } from './confirm-first.ts'

/** What is kept about me, who read it, a copy of it, and the way out. */
export const drawPrivacy = async (visit: Visit) => {
  const { t, lang } = visit
  const { personId } = actingAs(visit, 'person')
  const account = await findAccount(visit.read, personId)
  if (!account) return notFound
  const kept = await countKept(visit.read, personId)
  const readers = await findReadersOf(visit.read, personId)
  const many = (n: number) => t(`${n}건`, String(n))
  return page({
    title: t('내 개인정보', 'My data'),
    noIndex: true,
    body: (
      <>
        <h1>{t('내 개인정보', 'My data')}</h1>
        <h2>{t('보관하고 있는 정보', 'What is kept')}</h2>
        <SummaryList
          lang={lang}
          facts={[
            { label: t('이름', 'Name'), value: account.name, change: { href: visit.href('/account') } },
            { label: t('이메일', 'E-mail'), value: account.email, change: { href: visit.href('/account/email') } },
            {
              label: t('전화번호', 'Telephone'),
              value: account.phone ?? t('입력하지 않음', 'Not given'),
              change: { href: visit.href('/account') },
            },
            { label: t('비밀번호', 'Password'), value: t('알아볼 수 없는 값으로만 보관합니다.', 'Kept only in a form nobody can read.') },
            {
              label: t('2단계 인증', 'Second factor'),
              value: account.factorSince ? t('암호화해 보관합니다.', 'Kept encrypted.') : t('등록하지 않음', 'Not set up'),
            },
            { label: t('회사', 'Firms'), value: kept.firms.length > 0 ? kept.firms.join(', ') : t('없음', 'None') },
            { label: t('역할 기록', 'Records of roles'), value: many(kept.roles) },
            { label: t('로그인 기록', 'Records of sign-ins'), value: many(kept.sessions) },
            { label: t('받은 알림', 'Notices'), value: many(kept.notices) },
            { label: t('한 일의 기록', 'Records of what you did'), value: many(kept.acts) },
          ]}
        />
        <p>
          <ButtonLink kind="secondary" href={visit.href('/account/privacy/export')}>
            {t('내 정보 모두 내려받기 (JSON)', 'Download all of it (JSON)')}
          </ButtonLink>
        </p>
        <h2>{t('내 정보를 본 사람', 'Who read my data')}</h2>
        <DataTable
          lang={lang}
          caption={t('최근 열람 100건', 'The last 100')}
          rows={readers}
          rowKey={(one) => `${one.at.toISOString()}${one.what}`}
          empty={<Empty title={t('아직 아무도 보지 않았습니다.', 'Nobody has read it yet.')} />}
          columns={[
            {
              key: 'at',
              header: t('시각', 'Time'),
              nowrap: true,
              rowHeader: true,
              cell: (one) => <DayTime lang={lang} value={one.at} form="table" />,
            },
            { key: 'who', header: t('누가', 'Who'), cell: (one) => one.name ?? t('시스템', 'The system') },
            { key: 'as', header: t('자격', 'As'), cell: (one) => t(actingWord(one)) },
            { key: 'what', header: t('무엇을', 'What'), cell: (one) => t(accessWord(one.what)) },
            { key: 'why', header: t('이유', 'Why'), cell: (one) => one.reason ?? '–' },
          ]}
        />
        <h2>{t('탈퇴', 'Leave')}</h2>
        <Disclosure summary={t('계정 닫기', 'Close my account')}>
          <p>
            {t(
              '이름, 이메일, 전화번호, 비밀번호를 지웁니다. 제출한 신청서와 심의·계약 기록은 법령에 따라 회사와 기관의 기록으로 남습니다. 되돌릴 수 없습니다.',
              'Name, e-mail, telephone and password are erased. Applications, reviews and contracts stay as records of firms and institutions, as the law asks. This cannot be undone.',
            )}
          </p>
          <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/privacy/leave')}>
            <Button kind="danger">{t('계정 닫기', 'Close my account')}</Button>
          </Form>
        </Disclosure>
      </>
    ),
  })
}

export const exportData = async (visit: Visit) => {
  const detour = await confirmFirst(visit, '/account/privacy')
  if (detour) return detour
  const document = await exportOwnData(visit.read, actingAs(visit, 'person').personId)
  const marked = visit.app.market.isDemonstration
    ? { demonstration: visit.t('시연용 자료입니다.', 'Demonstration: invented, not valid.'), ...document }
    : document
  return download(
    Buffer.from(JSON.stringify(marked, undefined, 2)),
    'application/json; charset=utf-8',
    visit.t('내-정보.json', 'my-data.json'),
  )
}

export const postLeave = async (visit: Visit) => {
  const detour = await confirmFirst(visit, '/account/privacy')
  if (detour) return detour
  const left = await leave(visit.app, actingAs(visit, 'person'))
  if (left.ok)
    return redirect(
      '/',
      text('계정을 닫았습니다. 그동안 함께해 주셔서 고맙습니다.', 'Your account is closed. Thank you for being here.'),
      'end',
    )
  return redirect(
    '/account/privacy',
    left.refusal === 'last-owner'
      ? text(
          '회사의 유일한 소유자입니다. 먼저 다른 분을 소유자로 정하거나 회사를 닫아 주세요.',
          'You are the only owner of a firm: make somebody else an owner, or close the firm, first.',
        )
      : text(
          '맡고 있는 역할이 있습니다. 먼저 기관의 승인자나 운영자에게 역할을 회수해 달라고 해 주세요.',
          'You hold a role: ask your approver or the operator to take it back first.',
        ),
  )
}
