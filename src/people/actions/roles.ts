import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { speak, text } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { mailTo, tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { makeLink } from '../links.ts'
import { mayGrant } from '../policy.ts'
import type { AskedRole, GrantRefusal } from '../policy.ts'
import { findAccountByEmail, findGrant, findGrantPlaces, findPlaceOfRole } from '../queries.ts'
import { endSessionsOf } from '../session.ts'
import { grantRole, withdrawGrant } from '../store.ts'
import { roleWords } from '../words.ts'
import type { GrantedRole } from '../words.ts'

/** Gives a role to whoever has this address: at once where there is an account, else by an invitation that lives seven days. */
export const offerRole = (
  app: App,
  actor: Actor,
  email: string,
  asked: AskedRole,
  lang: Lang,
): Promise<Outcome<'granted' | 'invited', GrantRefusal | 'already' | 'not-found'>> =>
  inTransaction(app.db, actor, async (tx) => {
    const account = await findAccountByEmail(tx, email)
    const refusal = mayGrant(actor, asked, account?.id)
    if (refusal) return no(refusal)
    const places = await findGrantPlaces(tx)
    if (asked.institutionId !== null && !places.institutions.some((one) => one.id === asked.institutionId))
      return no('institution-missing' as const)
    if (asked.councilId !== null && !places.councils.some((one) => one.id === asked.councilId)) return no('council-missing' as const)
    if (account?.disabledAt) return no('not-found' as const)
    if (!account) {
      await invite(tx, email, asked, lang)
      return yes('invited' as const)
    }
    if (!(await grantRole(tx, { personId: account.id, ...asked }))) return no('already' as const)
    await tx.record({
      action: 'role.granted',
      kind: 'person',
      id: account.id,
      institutionId: asked.institutionId,
      detail: { role: asked.role, councilId: asked.councilId },
    })
    await tellOfRole(tx, account.id, asked, 'granted')
    return yes('granted' as const)
  })

const invite = async (tx: Tx, email: string, asked: AskedRole, lang: Lang): Promise<void> => {
  const t = speak(lang)
  const at = await findPlaceOfRole(tx, asked)
  const path = await makeLink(tx, { purpose: 'invitation', email, detail: { ...asked, grantedBy: tx.by.personId } })
  await mailTo(
    tx,
    email,
    at
      ? t(
          `중소기업기술마켓: ${at.ko} ${roleWords[asked.role].ko}로 초대합니다`,
          `Techmarket: you are invited as ${roleWords[asked.role].en.toLowerCase()} of ${at.en}`,
        )
      : t('중소기업기술마켓에 초대합니다', 'You are invited to Techmarket'),
    [
      t(
        `중소기업기술마켓에 ${at ? `${at.ko} ` : ''}${roleWords[asked.role].ko}로 초대합니다. 아래 링크에서 이름과 비밀번호를 정하고 2단계 인증을 등록해 주세요. 7일 안에 한 번 쓸 수 있습니다.`,
        `You are invited to Techmarket as ${roleWords[asked.role].en.toLowerCase()}${at ? ` of ${at.en}` : ''}. Open the link, choose name and password, and set up two-step sign-in. It works once, within 7 days.`,
      ),
      `{address}${lang === 'en' ? '/en' : ''}${path}`,
    ].join('\n\n'),
  )
  await tx.record({
    action: 'role.offered',
    kind: 'invitation',
    id: asked.role,
    institutionId: asked.institutionId,
    detail: { role: asked.role, councilId: asked.councilId },
  })
}

/** Takes a role back: a date, not a deletion. The person's sessions end at once. */
export const withdrawRole = (app: App, actor: Actor, grantId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const grant = await findGrant(tx, grantId)
    if (!grant) return no('not-found' as const)
    const refusal = mayGrant(actor, { role: grant.role, institutionId: grant.institutionId, councilId: grant.councilId }, grant.personId)
    if (refusal) return no(refusal)
    await withdrawGrant(tx, grantId)
    await endSessionsOf(tx, grant.personId)
    await tx.record({
      action: 'role.withdrawn',
      kind: 'person',
      id: grant.personId,
      institutionId: grant.institutionId,
      detail: { role: grant.role, councilId: grant.councilId, grantId },
    })
    await tellOfRole(tx, grant.personId, grant, 'withdrawn')
    return yes({ personId: grant.personId, name: grant.name })
  })

interface RoleAt {
  readonly role: GrantedRole
  readonly institutionId: string | null
  readonly councilId: string | null
}
/** Tells of a role by its name, and of whose it is. */
export const tellOfRole = async (tx: Tx, personId: string, given: RoleAt, what: 'granted' | 'withdrawn') => {
  const { role } = given
  const at = await findPlaceOfRole(tx, given)
  const named = (ko: string, en: string) => text(at ? `${ko}: ${at.ko}` : `${ko}.`, at ? `${en}: ${at.en}` : en)
  return tell(
    tx,
    [personId],
    what === 'granted'
      ? {
          kind: 'role.granted',
          link: '/home',
          subject: named(`${roleWords[role].ko} 역할을 받았습니다`, `You are now ${roleWords[role].en.toLowerCase()}`),
          body: text(
            '로그인하면 역할을 골라 일할 수 있습니다. 처음이면 2단계 인증을 먼저 등록합니다.',
            'Sign in and choose the role to work. If it is your first, two-step sign-in comes first.',
          ),
        }
      : {
          kind: 'role.withdrawn',
          link: '/home',
          subject: named(`${roleWords[role].ko} 역할이 끝났습니다`, `You are no longer ${roleWords[role].en.toLowerCase()}`),
          body: text(
            '궁금한 점은 기관의 승인자나 운영자에게 문의해 주세요.',
            'Questions: ask an approver of your institution, or the operator.',
          ),
        },
  )
}
