import { parseEmail } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { Button, ErrorSummary, Field, Form } from '../../ui/index.ts'
import { askNewEmail } from '../actions/account.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { fieldWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'

/** Another address for the account: it changes once the link sent to it is opened. */
export const drawEmail = async (visit: Visit) => (await confirmFirst(visit, '/account/email')) ?? drawEmailForm(visit, undefined)

const drawEmailForm = (visit: Visit, error: string | undefined, status = error ? 422 : 200) => {
  const { t, lang } = visit
  return page({
    title: t('이메일 주소 바꾸기', 'Change the address'),
    status,
    hasErrors: error !== undefined,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('이메일 주소 바꾸기', 'Change the address')}</h1>
        <p class="lead">
          {t(
            '새 주소로 확인 링크를 보냅니다. 링크를 열기 전에는 아무것도 바뀌지 않습니다.',
            'We send a link to the new address. Nothing changes before it is opened.',
          )}
        </p>
        <ErrorSummary lang={lang} errors={error ? { email: error } : {}} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/email')}>
          <Field
            lang={lang}
            name="email"
            type="email"
            label={t('새 이메일 주소', 'New address')}
            required
            value={visit.form.text('email')}
            error={error}
            autocomplete="email"
            width="medium"
          />
          <Button>{t('확인 링크 받기', 'Send the link')}</Button>
        </Form>
      </div>
    ),
  })
}

export const postEmail = async (visit: Visit) => {
  const detour = await confirmFirst(visit, '/account/email')
  if (detour) return detour
  const email = parseEmail(visit.form.text('email'))
  if (!email.ok) return drawEmailForm(visit, visit.t(fieldWords.email))
  if (email.value === visit.signedIn?.email.toLowerCase()) return drawEmailForm(visit, visit.t(fieldWords.sameEmail))
  const asked = await askNewEmail(visit.app, actingAs(visit, 'person'), email.value)
  if (!asked.ok) return drawEmailForm(visit, visit.t(fieldWords.tooManyLinks), 429)
  visit.app.nudge('mail.send')
  return redirect(
    '/account',
    text('새 주소로 확인 링크를 보냈습니다. 24시간 안에 열어 주세요.', 'A link went to the new address. Open it within 24 hours.'),
  )
}
