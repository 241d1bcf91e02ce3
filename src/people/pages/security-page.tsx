import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, Buttons, ButtonLink, DataTable, DayTime, Form, Link, Notice, StatusTag, SummaryList } from '../../ui/index.ts'
import { endOtherSessions, endOwnSession } from '../actions/account.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount, findRecentSignIns, findSessions } from '../queries.ts'
import type { Account, SessionRow, SignInRow } from '../queries.ts'
import { deviceOf } from '../words.ts'
import { SetUpLink } from './second-factor-page.tsx'

export const drawSecurity = async (visit: Visit) => {
  const { t } = visit
  const account = await findAccount(visit.read, actingAs(visit, 'person').personId)
  if (!account) return notFound
  const sessions = await findSessions(visit.read, account.id, visit.sessionToken ?? '')
  const signIns = await findRecentSignIns(visit.read, account.email)
  const n = sessions.length
  return page({
    title: t('로그인과 보안', 'Sign-in and security'),
    noIndex: true,
    body: (
      <>
        <h1>{t('로그인과 보안', 'Sign-in and security')}</h1>
        <p class="lead">
          {account.factorSince
            ? t(`2단계 인증 사용 중 · 로그인 기기 ${n}대`, `Two-step sign-in is on · ${n} ${n === 1 ? 'device' : 'devices'}`)
            : t(`2단계 인증 사용 안 함 · 로그인 기기 ${n}대`, `Two-step sign-in is off · ${n} ${n === 1 ? 'device' : 'devices'}`)}
        </p>
        <Factor visit={visit} account={account} />
        <h2>{t('비밀번호', 'Password')}</h2>
        <p>
          <Link href={visit.href('/account/password')}>{t('비밀번호 바꾸기', 'Change the password')}</Link>
        </p>
        <Sessions visit={visit} sessions={sessions} />
        <SignIns visit={visit} rows={signIns} />
        <Notice tone="warning" title={t('본인이 하지 않은 활동이 보이나요?', 'Do you see something you did not do?')}>
          <Form
            lang={visit.lang}
            csrf={visit.csrf}
            action={visit.href('/account/security/sign-out-others')}
            hidden={{ onward: 'password' }}
          >
            <Button kind="danger" small>
              {t('다른 기기를 모두 로그아웃하고 비밀번호 바꾸기', 'Sign every other device out and change my password')}
            </Button>
          </Form>
        </Notice>
      </>
    ),
  })
}

const Factor = ({ visit, account }: { visit: Visit; account: Account }) => {
  const { t, lang } = visit
  if (!account.factorSince)
    return (
      <Notice tone="warning" title={t('비밀번호 하나로 들어올 수 있는 계정입니다.', 'A password alone opens this account.')}>
        <p>
          <ButtonLink small href={visit.href('/account/second-factor')}>
            {t('2단계 인증 등록하기', 'Set up two-step sign-in')}
          </ButtonLink>
        </p>
      </Notice>
    )
  return (
    <>
      <h2>{t('2단계 인증', 'Two-step sign-in')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          { label: t('등록', 'Since'), value: <DayTime lang={lang} value={account.factorSince} /> },
          { label: t('남은 복구 코드', 'Recovery codes left'), value: t(`${account.codesLeft}개`, String(account.codesLeft)) },
        ]}
      />
      <p>
        <SetUpLink visit={visit} replacing />
      </p>
      <Buttons>
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/security/recovery-codes')}>
          <Button kind="secondary" small>
            {t('복구 코드 새로 만들기', 'Make new recovery codes')}
          </Button>
        </Form>
        {!account.isStaff && (
          <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/security/drop-factor')}>
            <Button kind="text" small>
              {t('2단계 인증 해제하기', 'Remove two-step sign-in')}
            </Button>
          </Form>
        )}
      </Buttons>
      {account.isStaff && (
        <p class="quiet">
          {t('맡으신 역할에는 2단계 인증이 꼭 필요해 해제할 수 없습니다.', 'Your role needs two-step sign-in: it cannot be removed.')}
        </p>
      )}
    </>
  )
}

const Sessions = ({ visit, sessions }: { visit: Visit; sessions: readonly SessionRow[] }) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('로그인한 기기', 'Signed-in devices')}</h2>
      <DataTable
        lang={lang}
        caption={t('로그인한 기기', 'Signed-in devices')}
        captionHidden
        rows={sessions}
        rowKey={(one) => one.key}
        columns={[
          {
            key: 'device',
            header: t('기기', 'Device'),
            rowHeader: true,
            cell: (one) => (
              <>
                {t(deviceOf(one.agent))} {one.isThis && <StatusTag tone="info" word={t('이 기기', 'this one')} />}
              </>
            ),
          },
          { key: 'address', header: t('접속 주소', 'Address'), cell: (one) => one.address },
          {
            key: 'seen',
            header: t('마지막 사용', 'Last used'),
            nowrap: true,
            cell: (one) => <DayTime lang={lang} value={one.lastSeenAt} form="table" />,
          },
          {
            key: 'since',
            header: t('로그인', 'Signed in'),
            nowrap: true,
            cell: (one) => <DayTime lang={lang} value={one.createdAt} form="table" />,
          },
          {
            key: 'do',
            header: t('로그아웃', 'Sign out'),
            cell: (one) =>
              one.isThis ? (
                '–'
              ) : (
                <Form lang={lang} csrf={visit.csrf} action={visit.href(`/account/security/sessions/${one.key}/end`)}>
                  <Button kind="text" small hidden={one.address}>
                    {t('로그아웃하기', 'Sign out')}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/security/sign-out-others')}>
          <Button kind="secondary" small>
            {t('다른 기기 모두 로그아웃하기', 'Sign every other device out')}
          </Button>
        </Form>
      )}
    </>
  )
}

const SignIns = ({ visit, rows }: { visit: Visit; rows: readonly SignInRow[] }) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('최근 로그인 시도', 'Recent sign-ins')}</h2>
      <DataTable
        lang={lang}
        caption={t('최근 로그인 시도 10건', 'The last ten')}
        captionHidden
        rows={rows}
        rowKey={(one) => `${one.at.toISOString()}${one.address}`}
        columns={[
          {
            key: 'at',
            header: t('시각', 'Time'),
            rowHeader: true,
            nowrap: true,
            cell: (one) => <DayTime lang={lang} value={one.at} form="table" />,
          },
          { key: 'address', header: t('접속 주소', 'Address'), cell: (one) => one.address },
          {
            key: 'result',
            header: t('결과', 'Result'),
            cell: (one) =>
              one.succeeded ? (
                <StatusTag tone="success" word={t('로그인', 'Signed in')} />
              ) : (
                <StatusTag tone="warning" word={t('맞지 않음', 'Did not match')} />
              ),
          },
        ]}
      />
    </>
  )
}

export const postEndSession = async (visit: Visit) => {
  const ended = await endOwnSession(visit.app, actingAs(visit, 'person'), visit.params['session'] ?? '')
  return ended.ok ? redirect('/account/security', text('로그아웃했습니다.', 'Signed out.')) : notFound
}

export const postEndOthers = async (visit: Visit) => {
  await endOtherSessions(visit.app, actingAs(visit, 'person'), visit.sessionToken ?? '')
  return redirect(
    visit.form.text('onward') === 'password' ? '/account/password' : '/account/security',
    text('다른 기기를 모두 로그아웃했습니다.', 'Every other device was signed out.'),
  )
}
