import { yes } from '../../kernel/outcome.ts'
import { speak } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import type { Acting } from '../../platform/audit/audit.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { mailTo } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { isFull, makeLink } from '../links.ts'
import { findAccountByEmail } from '../queries.ts'

export type WayIn = 'sign-up' | 'new-password' | 'unlock'

/**
 * Sends a link to an address: to make an account, choose a new password, or go on signing in. What the mail says depends on whether there
 * is an account; what the page says never does. Three mails of a kind an hour for an address, then none, in silence.
 */
export const sendWayIn = (app: App, by: Acting, email: string, wanted: WayIn, lang: Lang) =>
  inTransaction(app.db, by, async (tx) => {
    const account = await findAccountByEmail(tx, email)
    const purpose = account ? (wanted === 'unlock' ? 'unlock' : 'new-password') : 'confirm-email'
    const link = { purpose, email, personId: account?.id ?? null } as const
    if (!(await isFull(tx, link)) && !account?.disabledAt) {
      const path = await makeLink(tx, link)
      const mail = mailFor(account ? account.language : lang, wanted, purpose, path)
      await mailTo(tx, email, mail.subject, mail.body)
    }
    await tx.record({
      action: wanted === 'sign-up' ? 'person.sign-up-asked' : wanted === 'unlock' ? 'sign-in.unlock-asked' : 'person.new-password-asked',
      kind: 'person',
      id: account?.id ?? 'unknown',
      detail: { address: by.address },
    })
    return yes({})
  })

const mailFor = (
  lang: Lang,
  wanted: WayIn,
  purpose: 'confirm-email' | 'new-password' | 'unlock',
  path: string,
): { subject: string; body: string } => {
  const t = speak(lang)
  const link = `{address}${lang === 'en' ? '/en' : ''}${path}`
  const notYou = t(
    '요청하신 일이 없다면 이 메일을 지우셔도 됩니다. 아무것도 바뀌지 않습니다.',
    'If you did not ask for this, delete this mail; nothing changes.',
  )
  switch (purpose) {
    case 'confirm-email':
      return {
        subject: t('중소기업기술마켓 가입을 마쳐 주세요', 'Finish signing up for Techmarket'),
        body: [
          wanted === 'sign-up'
            ? t(
                '아래 링크를 열어 이름과 비밀번호를 정하면 가입이 끝납니다. 24시간 안에 한 번 쓸 수 있습니다.',
                'Open the link and choose your name and password. It works once, within 24 hours.',
              )
            : t(
                '이 주소로 가입된 계정이 없습니다. 가입하시려면 24시간 안에 아래 링크를 열어 주세요.',
                'There is no account under this address. To make one, open the link within 24 hours.',
              ),
          link,
          notYou,
        ].join('\n\n'),
      }
    case 'new-password':
      return {
        subject:
          wanted === 'sign-up'
            ? t('이미 가입되어 있습니다', 'You have an account already')
            : t('새 비밀번호를 정해 주세요', 'Choose a new password'),
        body: [
          wanted === 'sign-up'
            ? t(
                '이 주소로 이미 가입되어 있습니다. 로그인해 주세요. 비밀번호를 잊으셨다면 30분 안에 아래 링크에서 새로 정할 수 있습니다.',
                'This address has an account: please sign in. If you forgot the password, choose a new one by this link within 30 minutes.',
              )
            : t(
                '아래 링크에서 새 비밀번호를 정해 주세요. 30분 안에 한 번 쓸 수 있습니다. 2단계 인증은 그대로 필요합니다.',
                'Choose a new password by this link. It works once, within 30 minutes. The second step stays as it is.',
              ),
          link,
          notYou,
        ].join('\n\n'),
      }
    case 'unlock':
      return {
        subject: t('로그인 제한을 풀어 주세요', 'Unlock your sign-in'),
        body: [
          t(
            '여러 번 맞지 않아 로그인을 잠시 막았습니다. 지금 쓰시는 기기에서 아래 링크를 열면 바로 다시 로그인할 수 있습니다. 30분 안에 한 번 쓸 수 있습니다.',
            'Signing in was slowed down after wrong tries. Open this link on the device you use now to go on at once. It works once, within 30 minutes.',
          ),
          link,
          notYou,
        ].join('\n\n'),
      }
  }
}
