import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { Button, ButtonLink, Buttons, ErrorSummary, Field, Form } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { useLink } from '../actions/use-link.ts'
import type { LinkDone } from '../actions/use-link.ts'
import type { Visit } from '../actor.ts'
import { findLink } from '../links.ts'
import type { OneTimeLink } from '../links.ts'
import { findAccountByEmail, findPlaceOfRole } from '../queries.ts'
import { fieldWords, passwordWords, roleWords } from '../words.ts'

/** A mailed link: reading it changes nothing (mail scanners open links), pressing its button does. */
export const drawLink = (visit: Visit) => draw(visit, {})

interface Wanted {
  title: string
  lead: string
  button: string
  asksName: boolean
  asksPassword: boolean
  isStaff: boolean
}

const wantedBy = async (visit: Visit, link: OneTimeLink): Promise<Wanted> => {
  const { t } = visit
  const none = { asksName: false, asksPassword: false, isStaff: false }
  const account = await findAccountByEmail(visit.read, link.email)
  switch (link.purpose) {
    case 'confirm-email':
      return link.personId === null
        ? {
            title: t('가입 마치기', 'Finish signing up'),
            lead: t(
              `${link.email} 주소를 확인했습니다. 이름과 비밀번호를 정해 주세요.`,
              `${link.email} is confirmed. Choose your name and password.`,
            ),
            button: t('가입하기', 'Sign up'),
            asksName: true,
            asksPassword: true,
            isStaff: false,
          }
        : {
            ...none,
            title: t('새 이메일 주소 확인', 'Confirm the new address'),
            lead: t(
              `이제부터 ${link.email} 주소로 로그인하고 알림을 받습니다.`,
              `From now on you sign in and are told under ${link.email}.`,
            ),
            button: t('이 주소로 바꾸기', 'Use this address'),
          }
    case 'new-password': {
      // Reviewers whom the pool gave an account come here for their first.
      const isFirst = account?.hasPassword === false
      return {
        ...none,
        title: isFirst ? t('비밀번호 정하기', 'Choose a password') : t('새 비밀번호 정하기', 'Choose a new password'),
        lead: isFirst
          ? t('로그인할 때 쓸 비밀번호를 정해 주세요.', 'Choose the password you will sign in with.')
          : t('모든 기기에서 로그아웃되며, 새 비밀번호로 다시 로그인합니다.', 'Every device is signed out; sign in with the new one.'),
        button: isFirst ? t('비밀번호 정하기', 'Choose the password') : t('비밀번호 바꾸기', 'Change the password'),
        asksPassword: true,
        isStaff: account?.isStaff ?? false,
      }
    }
    case 'unlock':
      return {
        ...none,
        title: t('로그인 제한 풀기', 'Unlock my sign-in'),
        lead: t('지금 쓰시는 이 기기에서 바로 다시 로그인할 수 있게 합니다.', 'Opens signing in again on this device.'),
        button: t('풀고 로그인하기', 'Unlock and sign in'),
      }
    case 'first-operator':
    case 'invitation': {
      const role = link.detail.role ? t(roleWords[link.detail.role]) : ''
      const { institutionId = null, councilId = null } = link.detail
      const at = await findPlaceOfRole(visit.read, { institutionId, councilId })
      return {
        title: at
          ? t(`${at.ko} ${role} 역할 받기`, `Become ${role.toLowerCase()} of ${at.en}`)
          : t(`${role} 역할 받기`, `Become ${role.toLowerCase()}`),
        button: t('역할 받기', 'Take the role'),
        asksName: !account,
        asksPassword: !account,
        isStaff: true,
        lead: account
          ? t('이 계정에 역할을 더합니다.', 'Adds the role to this account.')
          : t(
              `${link.email} 주소로 계정을 만들고 역할을 받습니다. 이어서 2단계 인증을 등록합니다.`,
              `Makes an account for ${link.email} with this role. Two-step sign-in comes next.`,
            ),
      }
    }
  }
}

const draw = async (visit: Visit, errors: FieldErrors) => {
  const { t, lang } = visit
  const token = visit.params['link'] ?? ''
  const link = await findLink(visit.read, token)
  if (!link) return drawDead(visit)
  const wanted = await wantedBy(visit, link)
  const wrong = Object.keys(errors).length > 0
  return page({
    title: wanted.title,
    status: wrong ? 422 : 200,
    hasErrors: wrong,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{wanted.title}</h1>
        <p class="lead">{wanted.lead}</p>
        <ErrorSummary lang={lang} errors={errors} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/links/${token}`)}>
          {wanted.asksName && (
            <Field
              lang={lang}
              name="name"
              label={t('이름', 'Name')}
              required
              value={visit.form.text('name')}
              error={errors['name']}
              autocomplete="name"
              width="medium"
            />
          )}
          {wanted.asksPassword && <NewPasswordField visit={visit} isStaff={wanted.isStaff} error={errors['password']} />}
          <Button>{wanted.button}</Button>
        </Form>
      </div>
    ),
  })
}

/** The field for a password that is chosen now. */
export const NewPasswordField = ({ visit, isStaff, error }: { visit: Visit; isStaff: boolean; error: string | undefined }) => {
  const { t, lang } = visit
  return (
    <Field
      lang={lang}
      name="password"
      type="password"
      label={t('새 비밀번호', 'New password')}
      required
      error={error}
      autocomplete="new-password"
      width="medium"
      hint={
        isStaff
          ? t(
              '15자 이상. 낱말 여러 개를 이어 쓰면 외우기 쉽습니다. 특수문자는 없어도 됩니다.',
              '15 letters or more. Several words in a row are easy to remember; signs are not needed.',
            )
          : t('8자 이상. 한글도 쓸 수 있고 특수문자는 없어도 됩니다.', '8 letters or more, in any script; signs are not needed.')
      }
    />
  )
}

const drawDead = (visit: Visit) => {
  const { t } = visit
  return page({
    title: t('더 쓸 수 없는 링크입니다', 'This link no longer works'),
    status: 410,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('더 쓸 수 없는 링크입니다', 'This link no longer works')}</h1>
        <p class="lead">
          {t(
            '이미 사용했거나 시간이 지났습니다. 필요하시면 새 링크를 받아 주세요.',
            'It was used already, or its time is over. Ask for a new one if you need it.',
          )}
        </p>
        <Buttons>
          <ButtonLink href={visit.href('/sign-in')}>{t('로그인하기', 'Sign in')}</ButtonLink>
          <ButtonLink kind="secondary" href={visit.href('/forgotten-password')}>
            {t('비밀번호 새로 정하기', 'New password')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={visit.href('/sign-up')}>
            {t('가입하기', 'Sign up')}
          </ButtonLink>
        </Buttons>
      </div>
    ),
  })
}

export const postLink = async (visit: Visit) => {
  const done = await useLink(visit.app, visit.actor, visit.params['link'] ?? '', {
    name: visit.form.text('name'),
    password: visit.form.text('password'),
    language: visit.lang,
    agent: visit.agent,
  })
  if (done.ok) return after(done.value)
  if (done.refusal.code === 'dead') return drawDead(visit)
  const { isNameWrong, fault } = done.refusal
  return draw(visit, { ...(isNameWrong && { name: visit.t(fieldWords.name) }), ...(fault && { password: visit.t(passwordWords[fault]) }) })
}

const after = (done: LinkDone) => {
  const session = done.session && { start: done.session.token, until: done.session.until }
  switch (done.kind) {
    case 'signed-up':
      return redirect(
        '/home',
        text(
          '가입했습니다. 회사를 등록하거나, 이미 있는 회사에 함께할 수 있습니다.',
          'You are in. Register your firm, or join one that is here.',
        ),
        session,
      )
    case 'role-taken':
      return redirect('/home', text('역할을 받았습니다.', 'The role is yours.'), session)
    case 'email-changed':
      return redirect('/account', text('이메일 주소를 바꿨습니다.', 'Your address was changed.'))
    case 'password-set':
      return redirect('/sign-in', text('비밀번호를 정했습니다. 새 비밀번호로 로그인해 주세요.', 'The password is set. Sign in with it.'))
    case 'unlocked':
      return redirect('/sign-in', text('제한을 풀었습니다. 로그인해 주세요.', 'Unlocked. Please sign in.'))
  }
}
