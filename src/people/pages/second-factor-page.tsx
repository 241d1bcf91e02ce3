import { sha256Hex } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, ButtonLink, Disclosure, ErrorSummary, Field, Form, Id, Link, Notice, QrCode } from '../../ui/index.ts'
import { dropFactor, passSecondFactor, renewRecoveryCodes, setUpFactor } from '../actions/factor.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount, findSessionState } from '../queries.ts'
import type { Account } from '../queries.ts'
import type { StartedSession } from '../session.ts'
import { offeredSecret, otpauthAddress, typedSecret } from '../totp.ts'
import { explainCode, fieldWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'
import { safeNext } from './safe-next.ts'

const nextOf = (visit: Visit) => visit.form.text('next') || visit.query('next')
/** A first factor is set up by whoever has signed in; another one only by a session that passed the one there is. */
const maySetUp = async (visit: Visit, account: Account) =>
  account.factorSince === null ||
  ((visit.query('new') === 'yes' || visit.form.text('do') === 'set-up') &&
    (await findSessionState(visit.read, visit.sessionToken ?? '')).hasPassedFactor)

export const drawSecondFactor = async (visit: Visit) => {
  const account = await findAccount(visit.read, actingAs(visit, 'person').personId)
  if (!account) return notFound
  if (!(await maySetUp(visit, account))) return drawCode(visit, undefined)
  return (
    (await confirmFirst(visit, `/account/second-factor${visit.query('new') === 'yes' ? '?new=yes' : ''}`)) ??
    drawSetUp(visit, account, undefined)
  )
}

const drawCode = (visit: Visit, error: string | undefined, status = error ? 422 : 200) => {
  const { t, lang } = visit
  return page({
    title: t('2단계 인증', 'Second step'),
    status,
    hasErrors: error !== undefined,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('2단계 인증', 'Second step')}</h1>
        <p class="lead">{t('인증 앱에 보이는 6자리 숫자를 입력해 주세요.', 'Enter the six digits your authenticator app shows.')}</p>
        <ErrorSummary lang={lang} errors={error ? { code: error } : {}} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/second-factor')} hidden={{ next: nextOf(visit), do: 'pass' }}>
          <Field
            lang={lang}
            name="code"
            label={t('인증번호', 'Code')}
            required
            error={error}
            autocomplete="one-time-code"
            width="short"
            hint={t('휴대전화가 없으면 복구 코드를 입력하셔도 됩니다.', 'Without your phone, a recovery code does as well.')}
          />
          <Button>{t('확인하기', 'Confirm')}</Button>
        </Form>
        <Disclosure summary={t('휴대전화도 복구 코드도 없나요?', 'Neither phone nor recovery codes?')}>
          <p>
            {t(
              '기관의 승인자를 통해 운영자에게 알려 주세요. 본인을 확인한 뒤 2단계 인증을 새로 등록할 수 있게 해 드립니다.',
              'Tell the operator, through an approver of your institution. Once you are identified you can set it up anew.',
            )}
          </p>
        </Disclosure>
      </div>
    ),
  })
}

const drawSetUp = (visit: Visit, account: Account, error: string | undefined) => {
  const { t, lang } = visit
  const secret = offeredSecret(visit.app.secret, sha256Hex(visit.sessionToken ?? ''), account.id)
  return page({
    title: t('2단계 인증 등록', 'Set up two-step sign-in'),
    status: error ? 422 : 200,
    hasErrors: error !== undefined,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('2단계 인증 등록', 'Set up two-step sign-in')}</h1>
        <ErrorSummary lang={lang} errors={error ? { code: error } : {}} />
        {account.isStaff && account.factorSince === null && (
          <Notice
            tone="info"
            title={t(
              '맡으신 역할에는 2단계 인증이 필요합니다. 등록하면 바로 일할 수 있습니다.',
              'Your role needs two-step sign-in. Once it is set up you can work.',
            )}
          />
        )}
        <ol>
          <li>
            {t('휴대전화의 인증 앱(TOTP)을 엽니다. 어떤 앱이든 됩니다.', 'Open an authenticator (TOTP) app on your phone; any will do.')}
          </li>
          <li>{t('아래 그림을 찍거나, 키를 직접 입력합니다.', 'Scan the picture, or type the key.')}</li>
          <li>{t('앱에 보이는 6자리 숫자를 입력합니다.', 'Enter the six digits it shows.')}</li>
        </ol>
        <QrCode
          content={otpauthAddress(secret, account.email)}
          label={t('인증 앱으로 찍는 QR 코드', 'QR code for the authenticator app')}
        />
        <p>
          {t('직접 입력할 키', 'Key to type')}: <Id>{typedSecret(secret)}</Id>
        </p>
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/second-factor')} hidden={{ next: nextOf(visit), do: 'set-up' }}>
          <Field
            lang={lang}
            name="code"
            label={t('인증번호', 'Code')}
            required
            error={error}
            autocomplete="one-time-code"
            inputmode="numeric"
            width="short"
          />
          <Button>{t('등록하기', 'Set it up')}</Button>
        </Form>
      </div>
    ),
  })
}

const drawCodes = (visit: Visit, codes: readonly string[], session?: StartedSession) => {
  const { t } = visit
  const parts = {
    title: t('복구 코드', 'Recovery codes'),
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('복구 코드를 보관해 주세요', 'Keep these recovery codes')}</h1>
        <p class="lead">
          {t(
            '2단계 인증을 등록했습니다. 휴대전화를 잃으면 아래 코드로 들어올 수 있습니다. 코드마다 한 번 쓸 수 있고, 이 페이지를 떠나면 다시 볼 수 없습니다.',
            'Two-step sign-in is set up. Without your phone these codes let you in, each once. They are not shown again.',
          )}
        </p>
        <ol class="plain-list">
          {codes.map((code) => (
            <li key={code}>
              <Id>{code}</Id>
            </li>
          ))}
        </ol>
        <p class="quiet">{t('인쇄하거나 비밀번호 관리자에 넣어 두시길 권합니다.', 'Print them, or put them in your password manager.')}</p>
        <p class="buttons">
          <ButtonLink href={visit.href(safeNext(nextOf(visit)).replace(/^\/en(?=\/|$)/, '') || '/home')}>
            {t('계속하기', 'Go on')}
          </ButtonLink>
        </p>
      </div>
    ),
  }
  return page(parts, session && { start: session.token, csrf: session.csrf })
}

export const postSecondFactor = async (visit: Visit) => {
  const actor = actingAs(visit, 'person')
  const token = visit.sessionToken ?? ''
  const code = visit.form.text('code').slice(0, 40)
  if (visit.form.text('do') === 'set-up') {
    const account = await findAccount(visit.read, actor.personId)
    if (!account) return notFound
    if (!(await maySetUp(visit, account))) return drawCode(visit, undefined)
    const detour = await confirmFirst(visit, '/account/second-factor')
    if (detour) return detour
    const set = await setUpFactor(visit.app, actor, token, code)
    return set.ok ? drawCodes(visit, set.value.codes, set.value.session) : drawSetUp(visit, account, visit.t(fieldWords.code))
  }
  const passed = await passSecondFactor(visit.app, actor, token, code)
  if (passed.ok) return redirect(safeNext(nextOf(visit)), undefined, { start: passed.value.token, until: passed.value.until })
  return drawCode(visit, visit.t(explainCode(passed.refusal, code)), passed.refusal.code === 'wait' ? 429 : 422)
}

export const postNewCodes = async (visit: Visit) => {
  const detour = await confirmFirst(visit, '/account/security')
  if (detour) return detour
  const renewed = await renewRecoveryCodes(visit.app, actingAs(visit, 'person'))
  return renewed.ok ? drawCodes(visit, renewed.value) : notFound
}

export const postDropFactor = async (visit: Visit) => {
  const detour = await confirmFirst(visit, '/account/security')
  if (detour) return detour
  const dropped = await dropFactor(visit.app, actingAs(visit, 'person'))
  return dropped.ok
    ? redirect('/account/security', text('2단계 인증을 해제했습니다.', 'Two-step sign-in was removed.'))
    : redirect(
        '/account/security',
        text('맡으신 역할에는 2단계 인증이 필요해 해제할 수 없습니다.', 'Your role needs two-step sign-in: it stays.'),
      )
}

export const SetUpLink = ({ visit, replacing }: { visit: Visit; replacing: boolean }) => (
  <Link href={visit.href(replacing ? '/account/second-factor?new=yes' : '/account/second-factor')}>
    {replacing ? visit.t('다른 휴대전화로 바꾸기', 'Change to another phone') : visit.t('2단계 인증 등록하기', 'Set up two-step sign-in')}
  </Link>
)
