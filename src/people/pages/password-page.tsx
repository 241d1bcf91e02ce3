import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, ErrorSummary, Field, Form, Notice } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { changePassword, faultOf } from '../actions/account.ts'
import { confirmIdentity } from '../actions/identity.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount } from '../queries.ts'
import { fieldWords, passwordWords, signInWords } from '../words.ts'
import { NewPasswordField } from './link-page.tsx'
import { safeNext } from './safe-next.ts'

/** Where one wanted to go when a longer password was asked for. */
const nextOf = (visit: Visit) => visit.form.text('next') || visit.query('next')

export const drawPassword = (visit: Visit) => draw(visit, {})

const draw = async (visit: Visit, errors: FieldErrors, general?: string) => {
  const { t, lang } = visit
  const account = await findAccount(visit.read, actingAs(visit, 'person').personId)
  if (!account) return notFound
  const wrong = Object.keys(errors).length > 0 || general !== undefined
  return page({
    title: t('비밀번호 바꾸기', 'Change the password'),
    status: general ? 429 : wrong ? 422 : 200,
    hasErrors: wrong,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('비밀번호 바꾸기', 'Change the password')}</h1>
        {account.isShort && account.isStaff && (
          <Notice
            tone="warning"
            title={t(
              '맡으신 역할에는 15자 이상의 비밀번호가 필요합니다. 새로 정해 주세요.',
              'Your role needs a password of 15 letters or more. Please choose one.',
            )}
          />
        )}
        <p class="lead">{t('바꾸면 이 기기를 빼고 모두 로그아웃됩니다.', 'Every other device is signed out.')}</p>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/password')} hidden={{ next: nextOf(visit) }}>
          <Field
            lang={lang}
            name="current"
            type="password"
            label={t('지금 비밀번호', 'Present password')}
            required
            error={errors['current']}
            autocomplete="current-password"
            width="medium"
          />
          <NewPasswordField visit={visit} isStaff={account.isStaff} error={errors['password']} />
          <Button>{t('비밀번호 바꾸기', 'Change the password')}</Button>
        </Form>
      </div>
    ),
  })
}

export const postPassword = async (visit: Visit) => {
  const actor = actingAs(visit, 'person')
  const known = await confirmIdentity(visit.app, actor, visit.form.text('current').slice(0, 1_000), undefined)
  if (!known.ok) {
    if (known.refusal.code === 'wait') return draw(visit, {}, visit.t(signInWords.wait(known.refusal.seconds)))
    const fault = await faultOf(visit.read, actor.personId, visit.form.text('password'))
    return draw(visit, { current: visit.t(fieldWords.currentPassword), ...(fault && { password: visit.t(passwordWords[fault]) }) })
  }
  const changed = await changePassword(visit.app, actor, visit.sessionToken ?? '', visit.form.text('password'))
  if (!changed.ok) return draw(visit, { password: visit.t(passwordWords[changed.refusal]) })
  const next = nextOf(visit)
  return redirect(
    next === '' ? '/account/security' : safeNext(next),
    text('비밀번호를 바꿨습니다. 다른 기기는 모두 로그아웃되었습니다.', 'Changed. Every other device was signed out.'),
    { start: changed.value.token, until: changed.value.until },
  )
}
