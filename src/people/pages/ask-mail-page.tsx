import { leavesNoMail } from '../../platform/mail/post.ts'
import { parseEmail } from '../../kernel/contacts.ts'
import { text } from '../../kernel/text.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, ErrorSummary, Field, Form, Link, Notice, SummaryList, Tick } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { sendWayIn } from '../actions/way-in.ts'
import type { WayIn } from '../actions/way-in.ts'
import type { Visit } from '../actor.ts'
import { fieldWords } from '../words.ts'

/** Three pages that ask for an address and send a link there. What they answer never tells whether there is an account. */
const pages = {
  'sign-up': {
    path: '/sign-up',
    title: text('가입하기', 'Sign up'),
    lead: text(
      '이메일 주소를 알려 주시면 가입을 마칠 링크를 보내 드립니다. 무료입니다.',
      'Give us your address and we send a link to finish. It costs nothing.',
    ),
    button: text('가입 링크 받기', 'Send me the link'),
  },
  'new-password': {
    path: '/forgotten-password',
    title: text('비밀번호 새로 정하기', 'Choose a new password'),
    lead: text(
      '가입하신 이메일 주소로 링크를 보내 드립니다. 30분 안에 한 번 쓸 수 있습니다.',
      'We send a link to your address. It works once, within 30 minutes.',
    ),
    button: text('링크 받기', 'Send me the link'),
  },
  unlock: {
    path: '/sign-in/unlock',
    title: text('로그인 제한 풀기', 'Unlock my sign-in'),
    lead: text(
      '메일로 받은 링크를 지금 쓰시는 기기에서 열면 바로 다시 로그인할 수 있습니다.',
      'Open the link from the mail on this device to sign in again at once.',
    ),
    button: text('링크 받기', 'Send me the link'),
  },
} as const

export const drawAskMail = (wanted: WayIn) => (visit: Visit) =>
  visit.signedIn && wanted === 'sign-up' ? redirect('/home') : drawForm(visit, wanted, {})

const drawForm = (visit: Visit, wanted: WayIn, errors: FieldErrors) => {
  const { t, lang } = visit
  const own = pages[wanted]
  const wrong = Object.keys(errors).length > 0
  return page({
    title: t(own.title),
    status: wrong ? 422 : 200,
    hasErrors: wrong,
    noIndex: wanted !== 'sign-up',
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href('/sign-in')} label={t('로그인', 'Sign in')} />
        <h1>{t(own.title)}</h1>
        <p class="lead">{t(own.lead)}</p>
        <ErrorSummary lang={lang} errors={errors} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(own.path)}>
          <Field
            lang={lang}
            name="email"
            type="email"
            label={t('이메일', 'E-mail')}
            required
            value={visit.form.text('email')}
            error={errors['email']}
            autocomplete="username"
            width="medium"
          />
          {wanted === 'sign-up' && <Collected visit={visit} error={errors['consent']} />}
          <Button>{t(own.button)}</Button>
        </Form>
      </div>
    ),
  })
}

/** What is collected, why, how long: said where it is collected. */
const Collected = ({ visit, error }: { visit: Visit; error: string | undefined }) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('개인정보 수집·이용', 'How your data is used')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          {
            label: t('항목', 'What'),
            value: t(
              '이메일, 이름, 비밀번호(알아볼 수 없게 저장), 전화번호(선택), 접속 기록',
              'E-mail, name, password (unreadable), telephone if you like, records of access',
            ),
          },
          {
            label: t('목적', 'Why'),
            value: t('본인 확인, 신청·심의·구매 업무와 알림', 'To know who acts, for applications, reviews and purchases, and to tell you'),
          },
          {
            label: t('기간', 'How long'),
            value: t('탈퇴할 때까지. 법령이 정한 기록은 그 기간까지', 'Until you leave; what a law requires, as long as it does'),
          },
          {
            label: t('거부할 권리', 'You may refuse'),
            value: t(
              '동의하지 않을 수 있으며, 이 경우 계정을 만들 수 없습니다. 기술 찾기와 인증서 확인은 가입 없이 쓸 수 있습니다.',
              'Without consent there is no account. Finding technology and checking certificates need none.',
            ),
          },
        ]}
      />
      <p>
        <Link href={visit.href('/privacy')}>{t('개인정보 처리방침 읽기', 'Read the privacy notice')}</Link>
      </p>
      <Tick
        lang={lang}
        name="consent"
        label={t('개인정보 수집·이용에 동의합니다.', 'I agree to this use of my data.')}
        checked={visit.form.has('consent')}
        error={error}
        required
      />
    </>
  )
}

export const postAskMail = (wanted: WayIn) => async (visit: Visit) => {
  const email = parseEmail(visit.form.text('email'))
  const errors: Record<string, string> = {}
  if (!email.ok) errors['email'] = visit.t(fieldWords.email)
  if (wanted === 'sign-up' && !visit.form.has('consent')) errors['consent'] = visit.t(fieldWords.consent)
  if (!email.ok || Object.keys(errors).length > 0) return drawForm(visit, wanted, errors)
  await sendWayIn(visit.app, visit.actor, email.value, wanted, visit.lang)
  visit.app.nudge('mail.send')
  return leavesNoMail(visit.app) ? drawKept(visit, email.value) : drawSent(visit, email.value)
}

/** Where no mail leaves the house nobody is told to look for one: the operator reads the link, and hands it on. */
const drawKept = (visit: Visit, email: string) => {
  const { t, lang } = visit
  const title = t('링크는 운영자에게 받아 주세요', 'Ask the operator for your link')
  return page({
    title,
    noIndex: true,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href('/sign-in')} label={t('로그인', 'Sign in')} />
        <h1>{title}</h1>
        <Notice
          tone="warning"
          title={t('이곳에는 아직 메일 서버가 없어 메일이 나가지 않습니다.', 'There is no mail server here yet: no mail leaves.')}
        >
          <p>
            {t(
              `${email} 주소로 온 요청은 남아 있습니다. 운영자에게 알려 주시면 운영자가 링크를 찾아 전해 드립니다.`,
              `What you asked for ${email} is kept. Tell the operator, who finds the link and hands it on to you.`,
            )}
          </p>
          {visit.app.operator?.contact && (
            <p>{t(`운영자: ${visit.app.operator.contact}`, `The operator: ${visit.app.operator.contact}`)}</p>
          )}
        </Notice>
      </div>
    ),
  })
}

const drawSent = (visit: Visit, email: string) => {
  const { t } = visit
  return page({
    title: t('메일을 확인해 주세요', 'Check your mail'),
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('메일을 확인해 주세요', 'Check your mail')}</h1>
        <p class="lead">
          {t(`${email} 주소로 메일을 보냈습니다. 메일에 있는 링크를 열어 주세요.`, `We sent a mail to ${email}. Open the link in it.`)}
        </p>
        <p>
          {t(
            '몇 분이 지나도 오지 않으면 스팸 보관함과 주소를 확인하고 다시 요청해 주세요.',
            'Nothing after some minutes? Look among the junk, check the address, and ask again.',
          )}
        </p>
        {visit.app.market.isDemonstration && (
          <Notice tone="info" title={t('시연에서는 메일을 실제로 보내지 않습니다.', 'A demonstration sends no real mail.')}>
            <p>
              {t('운영자로 들어가 ‘메일’ 페이지에서 링크를 열 수 있습니다.', 'Enter as the operator and open the link on the mail page.')}
            </p>
          </Notice>
        )}
      </div>
    ),
  })
}
