import { parseEmail } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { Button, ErrorSummary, Field, Form, Link, Notice } from '../../ui/index.ts'
import { signIn, signOut } from '../actions/sign-in.ts'
import type { Visit } from '../actor.ts'
import { signInWords } from '../words.ts'
import { safeNext } from './safe-next.ts'

const nextOf = (visit: Visit) => visit.form.text('next') || visit.query('next') || visit.query('back')

export const drawSignIn = (visit: Visit) => (visit.signedIn ? redirect(safeNext(nextOf(visit))) : drawForm(visit, undefined, 200))

const drawForm = (visit: Visit, error: string | undefined, status: number, canUnlock = false) => {
  const { t, lang } = visit
  const next = nextOf(visit)
  return page({
    title: t('로그인', 'Sign in'),
    status,
    hasErrors: error !== undefined,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('로그인', 'Sign in')}</h1>
        {next !== '' && visit.query('unsent') !== 'yes' && !error && (
          <p class="quiet">{t('로그인하면 보시려던 페이지로 이어집니다.', 'You will go on to the page you asked for.')}</p>
        )}
        {visit.query('unsent') === 'yes' && !error && (
          <Notice
            tone="warning"
            title={t(
              '로그인 시간이 끝나 방금 보내신 내용은 저장하지 못했습니다. 다시 로그인하면 쓰시던 페이지로 돌아갑니다.',
              'Your session had ended, so what you just sent is not saved. Sign in again and you are back on the page you were on.',
            )}
          >
            <p data-kept-line="" />
          </Notice>
        )}
        <ErrorSummary lang={lang} errors={{}} general={error} />
        {canUnlock && (
          <Notice tone="info" title={t('기다리지 않고 메일로 풀 수 있습니다.', 'You need not wait: unlock it by mail.')}>
            <p>
              <Link href={visit.href('/sign-in/unlock')}>{t('로그인 제한 풀기', 'Unlock my sign-in')}</Link>
            </p>
          </Notice>
        )}
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/sign-in')} hidden={{ next }}>
          <Field
            lang={lang}
            name="email"
            type="email"
            label={t('이메일', 'E-mail')}
            required
            value={visit.form.text('email')}
            autocomplete="username"
            width="medium"
          />
          <Field
            lang={lang}
            name="password"
            type="password"
            label={t('비밀번호', 'Password')}
            required
            autocomplete="current-password"
            width="medium"
          />
          <Button>{t('로그인하기', 'Sign in')}</Button>
        </Form>
        <p>
          <Link href={visit.href('/forgotten-password')}>{t('비밀번호를 잊으셨나요?', 'Forgot the password?')}</Link>
        </p>
        <p>
          <Link href={visit.href('/sign-up')}>{t('처음이신가요? 가입하기', 'New here? Sign up')}</Link>
        </p>
      </div>
    ),
  })
}

export const postSignIn = async (visit: Visit) => {
  const typed = visit.form.text('email')
  const email = parseEmail(typed)
  const password = visit.form.text('password')
  const answer = await signIn(visit.app, visit.actor, {
    email: email.ok ? email.value : typed.slice(0, 254),
    password: password.slice(0, 1_000),
    address: visit.address,
    agent: visit.agent,
    oldToken: visit.sessionToken,
  })
  if (answer.kind === 'wrong') return drawForm(visit, visit.t(signInWords.wrong), 422)
  if (answer.kind === 'wait') return drawForm(visit, visit.t(signInWords.wait(answer.seconds)), 429, true)
  const next = safeNext(nextOf(visit))
  const session = { start: answer.session.token, until: answer.session.until }
  if (answer.hasFactor) return redirect(`/account/second-factor?next=${encodeURIComponent(next)}`, undefined, session)
  return redirect(next, undefined, session)
}

export const postSignOut = async (visit: Visit) => {
  if (visit.sessionToken !== undefined && visit.signedIn)
    await signOut(visit.app, { ...visit.actor, personId: visit.signedIn.personId }, visit.sessionToken)
  return redirect('/', text('로그아웃했습니다.', 'You are signed out.'), 'end')
}
