import { parseEmail, parsePhone } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { BothVersions, Button, Choice, Day, ErrorSummary, Field, Form, Link, SummaryList } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { askNewEmail, changeProfile } from '../actions/account.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount } from '../queries.ts'
import { fieldWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'

type Typed = Readonly<Record<string, string>>

const languageWords = { ko: text('한국어', 'Korean'), en: text('영어', 'English') }

export const drawAccount = (visit: Visit) => draw(visit, undefined, {})

const draw = async (visit: Visit, typed: Typed | undefined, errors: FieldErrors, status = 422) => {
  const { t, lang } = visit
  const account = await findAccount(visit.read, actingAs(visit, 'person').personId)
  if (!account) return notFound
  const shown: Typed = typed ?? { name: account.name, phone: account.phone ?? '', language: account.language }
  const wrong = Object.keys(errors).length > 0
  return page({
    title: t('내 계정', 'My account'),
    status: wrong || status === 409 ? status : 200,
    hasErrors: wrong,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('내 계정', 'My account')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        {status === 409 && (
          <BothVersions
            lang={lang}
            title={t(
              '그사이 다른 창에서 이 내용을 고쳤습니다. 아래는 지금 입력하신 내용입니다. 저장하면 이 내용으로 바뀝니다.',
              'This was changed in another window meanwhile. Below is what you typed; saving keeps it.',
            )}
            facts={[
              { label: t('이름', 'Name'), stored: account.name, typed: shown['name'] ?? '' },
              { label: t('전화번호', 'Telephone'), stored: account.phone ?? '', typed: shown['phone'] ?? '' },
              {
                label: t('메일 언어', 'Language of mails'),
                stored: t(languageWords[account.language]),
                typed: t(languageWords[shown['language'] === 'en' ? 'en' : 'ko']),
              },
            ]}
          />
        )}
        <SummaryList
          lang={lang}
          facts={[
            { label: t('이메일', 'E-mail'), value: account.email, change: { href: visit.href('/account/email') } },
            { label: t('가입한 날', 'Since'), value: <Day lang={lang} value={account.createdAt} /> },
          ]}
        />
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href('/account')}
          hidden={{ version: versionTyped(visit, account.version, status) }}
        >
          <Field
            lang={lang}
            name="name"
            label={t('이름', 'Name')}
            required
            value={shown['name']}
            error={errors['name']}
            autocomplete="name"
            width="medium"
          />
          <Field
            lang={lang}
            name="phone"
            type="tel"
            label={t('전화번호', 'Telephone')}
            value={shown['phone']}
            error={errors['phone']}
            autocomplete="tel"
            width="medium"
          />
          <Choice
            lang={lang}
            name="language"
            label={t('메일 언어', 'Language of mails')}
            inline
            required
            value={shown['language']}
            options={(['ko', 'en'] as const).map((value) => ({ value, label: t(languageWords[value]) }))}
          />
          <Button>{t('저장하기', 'Save')}</Button>
        </Form>
        <ul>
          <li>
            <Link href={visit.href('/account/bookmarks')}>{t('담은 기술', 'Kept technologies')}</Link>
          </li>
          <li>
            <Link href={visit.href('/account/searches')}>{t('저장한 검색과 알림', 'Saved searches and alerts')}</Link>
          </li>
          <li>
            <Link href={visit.href('/account/security')}>{t('로그인과 보안', 'Sign-in and security')}</Link>
          </li>
          <li>
            <Link href={visit.href('/account/privacy')}>{t('내 개인정보', 'My data')}</Link>
          </li>
          <li>
            <Link href={visit.href('/inbox')}>{t('받은 알림', 'Inbox')}</Link>
          </li>
          <li>
            <Link href={visit.href('/companies/new')}>{t('회사 등록하기', 'Register a firm')}</Link>
          </li>
        </ul>
      </div>
    ),
  })
}

export const postAccount = async (visit: Visit) => {
  const typed = visit.form.values
  const errors: Record<string, string> = {}
  const name = typed['name'] ?? ''
  const phone = typed['phone'] ? parsePhone(typed['phone']) : undefined
  if (name.length < 1 || name.length > 80) errors['name'] = visit.t(fieldWords.name)
  if (phone && !phone.ok) errors['phone'] = visit.t(fieldWords.phone)
  if (Object.keys(errors).length > 0) return draw(visit, typed, errors)
  const changed = await changeProfile(visit.app, actingAs(visit, 'person'), visit.form.whole('version'), {
    name,
    phone: phone?.ok ? phone.value : null,
    language: typed['language'] === 'en' ? 'en' : 'ko',
  })
  return changed.ok ? redirect('/account', text('저장했습니다.', 'Saved.')) : draw(visit, typed, {}, 409)
}

export const drawEmail = async (visit: Visit) => (await confirmFirst(visit, '/account/email')) ?? drawEmailForm(visit, undefined)

const drawEmailForm = (visit: Visit, error: string | undefined) => {
  const { t, lang } = visit
  return page({
    title: t('이메일 주소 바꾸기', 'Change the address'),
    status: error ? 422 : 200,
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
  await askNewEmail(visit.app, actingAs(visit, 'person'), email.value)
  visit.app.nudge('mail.send')
  return redirect(
    '/account',
    text('새 주소로 확인 링크를 보냈습니다. 24시간 안에 열어 주세요.', 'A link went to the new address. Open it within 24 hours.'),
  )
}
