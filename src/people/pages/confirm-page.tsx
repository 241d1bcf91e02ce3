import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { notFound } from '../../platform/http/visit.ts'
import { Button, ErrorSummary, Field, Form } from '../../ui/index.ts'
import { confirmAgain } from '../actions/account.ts'
import { confirmIdentity } from '../actions/identity.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount } from '../queries.ts'
import type { Account } from '../queries.ts'
import { isOurs } from './safe-next.ts'
import { explainCode, fieldWords, signInWords } from '../words.ts'

/** Sensitive acts ask again who is there: the password, and the code where there is a second factor. */
export const drawConfirm = async (visit: Visit) => {
  const account = await findAccount(visit.read, actingAs(visit, 'person').personId)
  return account ? draw(visit, account, {}) : notFound
}

/** The demonstration's cast has no passwords: one button stands for them there, and nowhere else. */
const isCast = (visit: Visit, account: Account) => visit.app.market.isDemonstration && !account.hasPassword
/** Unlike after signing in, the way back from here may lead to the second factor's own page. */
const backOf = (visit: Visit) => {
  const asked = visit.form.text('next') || visit.query('next')
  return isOurs(asked) ? asked : '/account/security'
}

const draw = (visit: Visit, account: Account, errors: { password?: string; code?: string; general?: string }, status = 422) => {
  const { t, lang } = visit
  const { general, ...fields } = errors
  const wrong = Object.keys(errors).length > 0
  return page({
    title: t('본인 확인', 'Confirm that it is you'),
    status: wrong ? status : 200,
    hasErrors: wrong,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('본인 확인', 'Confirm that it is you')}</h1>
        <p class="lead">
          {t(
            '중요한 일이라 한 번 더 확인합니다. 확인하면 10분 동안 다시 묻지 않습니다.',
            'This matters, so we ask once more. For ten minutes after we do not ask again.',
          )}
        </p>
        <ErrorSummary lang={lang} errors={fields} general={general} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/confirm')} hidden={{ next: backOf(visit) }}>
          {isCast(visit, account) ? (
            <p class="quiet">
              {t(
                '시연 인물은 비밀번호가 없어 버튼 하나로 확인합니다.',
                'The cast of the demonstration has no password: one button stands for it.',
              )}
            </p>
          ) : (
            <>
              <Field
                lang={lang}
                name="password"
                type="password"
                label={t('비밀번호', 'Password')}
                required
                error={errors.password}
                autocomplete="current-password"
                width="medium"
              />
              {account.factorSince && (
                <Field
                  lang={lang}
                  name="code"
                  label={t('인증번호', 'Code')}
                  required
                  error={errors.code}
                  autocomplete="one-time-code"
                  width="short"
                />
              )}
            </>
          )}
          <Button>{t('확인하기', 'Confirm')}</Button>
        </Form>
      </div>
    ),
  })
}

/** Whoever was asked in the midst of an act comes back to a page on which nothing has happened. */
const confirmedWords = text(
  '본인을 확인했습니다. 아직 처리된 것은 없으니 하시던 일을 이어서 해 주세요.',
  'You are confirmed. Nothing has been done yet: please go on with what you were doing.',
)

export const postConfirm = async (visit: Visit) => {
  const actor = actingAs(visit, 'person')
  const account = await findAccount(visit.read, actor.personId)
  if (!account) return notFound
  if (!isCast(visit, account)) {
    const code = visit.form.text('code').slice(0, 40)
    const shown = await confirmIdentity(
      visit.app,
      actor,
      visit.form.text('password').slice(0, 1_000),
      account.factorSince ? code : undefined,
    )
    if (!shown.ok) {
      const { refusal } = shown
      return refusal.code === 'wait'
        ? draw(visit, account, { general: visit.t(signInWords.wait(refusal.seconds)) }, 429)
        : draw(
            visit,
            account,
            refusal.code === 'password' ? { password: visit.t(fieldWords.currentPassword) } : { code: visit.t(explainCode(refusal, code)) },
          )
    }
  }
  const confirmed = await confirmAgain(visit.app, actor, visit.sessionToken ?? '')
  return confirmed.ok ? redirect(backOf(visit), confirmedWords, { start: confirmed.value.token, until: confirmed.value.until }) : notFound
}
