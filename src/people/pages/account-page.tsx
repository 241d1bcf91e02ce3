import { parsePhone } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { BothVersions, Button, Choice, Day, ErrorSummary, Field, Form, Link, SummaryList } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { changeProfile } from '../actions/account.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'
import { findAccount } from '../queries.ts'
import type { Account } from '../queries.ts'
import { fieldWords } from '../words.ts'

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
        {status === 409 && <Both visit={visit} account={account} typed={shown} />}
        <SummaryList
          lang={lang}
          facts={[
            { label: t('이메일', 'E-mail'), value: account.email, change: { href: visit.href('/account/email') } },
            { label: t('가입한 날', 'Since'), value: <Day lang={lang} value={account.createdAt} /> },
          ]}
        />
        <ProfileForm visit={visit} typed={shown} errors={errors} version={versionTyped(visit, account.version, status)} />
        <Elsewhere visit={visit} />
      </div>
    ),
  })
}

/** What was saved in another window meanwhile, beside what was typed here. */
const Both = ({ visit, account, typed }: { visit: Visit; account: Account; typed: Typed }) => {
  const { t, lang } = visit
  return (
    <BothVersions
      lang={lang}
      title={t(
        '그사이 다른 창에서 이 내용을 고쳤습니다. 아래는 지금 입력하신 내용입니다. 저장하면 이 내용으로 바뀝니다.',
        'This was changed in another window meanwhile. Below is what you typed; saving keeps it.',
      )}
      facts={[
        { label: t('이름', 'Name'), stored: account.name, typed: typed['name'] ?? '' },
        { label: t('전화번호', 'Telephone'), stored: account.phone ?? '', typed: typed['phone'] ?? '' },
        {
          label: t('메일 언어', 'Language of mails'),
          stored: t(languageWords[account.language]),
          typed: t(languageWords[typed['language'] === 'en' ? 'en' : 'ko']),
        },
      ]}
    />
  )
}

const ProfileForm = ({ visit, typed, errors, version }: { visit: Visit; typed: Typed; errors: FieldErrors; version: number }) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href('/account')} hidden={{ version }}>
      <Field
        lang={lang}
        name="name"
        label={t('이름', 'Name')}
        required
        value={typed['name']}
        error={errors['name']}
        autocomplete="name"
        width="medium"
      />
      <Field
        lang={lang}
        name="phone"
        type="tel"
        label={t('전화번호', 'Telephone')}
        value={typed['phone']}
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
        value={typed['language']}
        options={(['ko', 'en'] as const).map((value) => ({ value, label: t(languageWords[value]) }))}
      />
      <Button>{t('저장하기', 'Save')}</Button>
    </Form>
  )
}

/** The other pages of one’s own. */
const Elsewhere = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <ul>
      <li>
        <Link href={visit.href('/account/bookmarks')}>{t('관심 기술', 'Kept for myself')}</Link>
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
  )
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
