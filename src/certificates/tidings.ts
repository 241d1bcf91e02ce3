/** What people are told of a certificate. Each notice names the certificate or its technology, and the other side: a firm reads whose, an institution reads which firm. */
import { showDate } from '../kernel/show.ts'
import { several, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Day } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import { membersByFirm, membersOf, officersOf } from '../people/index.ts'
import type { CertificateFact } from './events.ts'
import type { Change } from './workflow.ts'
import { changeWords } from './words.ts'

/** How a certificate, its firm and its institution are called. `number` is '' before it is issued. */
interface Names {
  readonly id: string
  readonly institutionId: string
  readonly companyId: string
  readonly number: string
  readonly titleKo: string
  readonly titleEn: string
  readonly companyKo: string
  readonly companyEn: string
  readonly institutionKo: string
  readonly institutionEn: string
}
const names = sql`
  select c.id, c.institution_id, c.company_id, coalesce(c.number, '') as number, c.title_ko,
    coalesce(nullif(c.title_en, ''), c.title_ko) as title_en, c.company_name_ko as company_ko,
    coalesce(nullif(c.company_name_en, ''), c.company_name_ko) as company_en, i.name_ko as institution_ko, i.name_en as institution_en
  from certificates c join institutions i on i.id = c.institution_id`
const findNames = (tx: Tx, id: string): Promise<Names> => tx.one(sql<Names>`${names} where c.id = ${id}`)

const deskOf = (names: Names) => `/desk/${names.institutionId}/certificates/${names.id}`
const shelfOf = (names: Names) => `/company/${names.companyId}/certificates`
/** The technology and the other side, as the first line of what is said. */
const toFirm = (names: Names, ko: string, en: string): Text =>
  text(`‘${names.titleKo}’ · ${names.institutionKo}\n${ko}`, `“${names.titleEn}” · ${names.institutionEn}\n${en}`)
const toDesk = (names: Names, ko: string, en: string): Text =>
  text(`‘${names.titleKo}’ · ${names.companyKo}\n${ko}`, `“${names.titleEn}” · ${names.companyEn}\n${en}`)

export const tellDrafted = async (tx: Tx, id: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, await officersOf(tx, names.institutionId, 'approver'), {
    kind: 'certificate.drafted',
    link: deskOf(names),
    subject: text(`서명을 기다리는 인증서가 있습니다: ${names.titleKo}`, `A certificate waits for your signature: ${names.titleEn}`),
    body: text(
      `${names.companyKo}의 ‘${names.titleKo}’ 인증서 초안을 확인하고 서명하거나 되돌려 보내 주세요.`,
      `Check the draft for “${names.titleEn}” of ${names.companyEn} and sign it or send it back.`,
    ),
  })
}
export const tellSentBack = async (tx: Tx, id: string, drafter: string, note: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, [drafter], {
    kind: 'certificate.sent-back',
    link: deskOf(names),
    subject: text(
      `인증서 초안이 되돌아왔습니다: ${names.titleKo} (${names.companyKo})`,
      `A draft came back to you: ${names.titleEn} (${names.companyEn})`,
    ),
    body: text(note, note),
  })
}
export const tellIssued = async (tx: Tx, id: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, await membersOf(tx, names.companyId), {
    kind: 'certificate.issued',
    link: shelfOf(names),
    subject: text(
      `인증서가 발급되었습니다: ${names.number} (${names.institutionKo})`,
      `Your certificate is issued: ${names.number} (${names.institutionEn})`,
    ),
    body: text(
      `‘${names.titleKo}’의 인증서를 내려받으실 수 있습니다. 기술 찾기에도 올라갑니다.`,
      `You can download the certificate of “${names.titleEn}”. It also stands in the catalogue.`,
    ),
  })
}

/** The approvers learn what waits for them; the firm, where it is heard, until when. */
export const tellProposed = async (tx: Tx, id: string, change: Change, reason: string, hearingUntil: Day | null): Promise<void> => {
  const names = await findNames(tx, id)
  const word = changeWords[change]
  await tell(tx, await officersOf(tx, names.institutionId, 'approver'), {
    kind: 'certificate.change-proposed',
    link: deskOf(names),
    subject: text(
      `승인을 기다리는 인증서 변경이 있습니다: ${names.number} ${word.ko}`,
      `A change waits for your approval: ${names.number}, ${word.en.toLowerCase()}`,
    ),
    body: toDesk(names, `사유: ${reason}`, `Reason: ${reason}`),
  })
  if (hearingUntil === null) return
  await tell(tx, await membersOf(tx, names.companyId), {
    kind: 'certificate.hearing-opened',
    link: shelfOf(names),
    subject: text(
      `인증서 ${names.number}의 ${word.ko}에 대한 의견을 듣습니다.`,
      `You are heard on the ${word.en.toLowerCase()} of certificate ${names.number}.`,
    ),
    body: toFirm(
      names,
      `사유: ${reason}\n${showDate(hearingUntil, 'ko')}까지 의견을 내실 수 있습니다.`,
      `Reason: ${reason}\nYou may answer until ${showDate(hearingUntil, 'en')}.`,
    ),
  })
}
export const tellChanged = async (
  tx: Tx,
  id: string,
  done: { readonly change: Change; readonly event: CertificateFact['change']; readonly reason: string; readonly validTo: Day },
): Promise<void> => {
  const names = await findNames(tx, id)
  const word = changeWords[done.change]
  const until =
    done.change === 'extend'
      ? text(`\n${showDate(done.validTo, 'ko')}까지 유효합니다.`, `\nValid until ${showDate(done.validTo, 'en')}.`)
      : text('', '')
  await tell(tx, await membersOf(tx, names.companyId), {
    kind: `certificate.${done.event}`,
    link: shelfOf(names),
    subject: text(`인증서 ${names.number}: ${word.ko}`, `Certificate ${names.number}: ${word.en}`),
    body: toFirm(names, `사유: ${done.reason}${until.ko}`, `Reason: ${done.reason}${until.en}`),
  })
}
/** A change that is not made: the firm that was heard is told, and whoever proposed what was refused. */
export const tellDropped = async (
  tx: Tx,
  id: string,
  dropped: {
    readonly change: Change
    readonly how: 'refused' | 'withdrawn'
    readonly wasHeard: boolean
    readonly proposedBy: string
    readonly note: string
  },
): Promise<void> => {
  const names = await findNames(tx, id)
  const word = changeWords[dropped.change]
  if (dropped.wasHeard)
    await tell(tx, await membersOf(tx, names.companyId), {
      kind: `certificate.change-${dropped.how}`,
      link: shelfOf(names),
      subject: text(
        `인증서 ${names.number}의 ${word.ko} 절차가 끝났습니다. 인증서는 그대로입니다.`,
        `The ${word.en.toLowerCase()} of certificate ${names.number} was dropped. The certificate stays as it is.`,
      ),
      body: toFirm(names, '더 하실 일은 없습니다.', 'Nothing more is asked of you.'),
    })
  if (dropped.how === 'refused')
    await tell(tx, [dropped.proposedBy], {
      kind: 'certificate.change-refused',
      link: deskOf(names),
      subject: text(
        `올리신 인증서 변경이 승인되지 않았습니다: ${names.number} ${word.ko}`,
        `Your proposal was not approved: ${names.number}, ${word.en.toLowerCase()}`,
      ),
      body: toDesk(names, dropped.note, dropped.note),
    })
}
export const tellOpinion = async (tx: Tx, id: string, proposedBy: string, opinion: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, [proposedBy, ...(await officersOf(tx, names.institutionId, 'approver'))], {
    kind: 'certificate.opinion-given',
    link: deskOf(names),
    subject: text(
      `인증서 ${names.number}에 대한 기업의 의견이 들어왔습니다: ${names.companyKo}`,
      `The firm has answered on certificate ${names.number}: ${names.companyEn}`,
    ),
    body: toDesk(names, opinion, opinion),
  })
}
export const tellExtensionAsked = async (tx: Tx, id: string, note: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, await officersOf(tx, names.institutionId, 'officer'), {
    kind: 'certificate.extension-asked',
    link: deskOf(names),
    subject: text(
      `기업이 인증서 ${names.number}의 연장을 요청했습니다: ${names.companyKo}`,
      `The firm asks to extend certificate ${names.number}: ${names.companyEn}`,
    ),
    body: toDesk(names, note, note),
  })
}
export const tellExtensionDeclined = async (tx: Tx, id: string, note: string): Promise<void> => {
  const names = await findNames(tx, id)
  await tell(tx, await membersOf(tx, names.companyId), {
    kind: 'certificate.extension-declined',
    link: shelfOf(names),
    subject: text(
      `요청하신 인증서 ${names.number}의 연장이 받아들여지지 않았습니다.`,
      `The extension you asked for certificate ${names.number} is declined.`,
    ),
    body: toFirm(names, `사유: ${note}`, `Reason: ${note}`),
  })
}
export interface Ending {
  readonly id: string
  readonly validTo: Day
  /** Days to the end, below zero once it is over. */ readonly left: number
}
/** The firms and officers of certificates that end, or have ended: names and people are asked for all at once. */
export const tellEnding = async (tx: Tx, ends: readonly Ending[]): Promise<void> => {
  const all = await tx.many(sql<Names>`${names} where c.id = any(${ends.map((one) => one.id)}::text[])`)
  const named = new Map(all.map((one) => [one.id, one]))
  const members = await membersByFirm(
    tx,
    all.map((one) => one.companyId),
  )
  const officers = new Map<string, string[]>()
  for (const id of new Set(all.map((one) => one.institutionId))) officers.set(id, await officersOf(tx, id, 'officer'))
  for (const { id, left, validTo } of ends) {
    const one = named.get(id)
    if (!one) continue
    const said = { kind: left < 0 ? 'certificate.expired' : 'certificate.reminded', subject: endingWords(one.number, left) }
    const until = text(`${showDate(validTo, 'ko')}까지`, `Until ${showDate(validTo, 'en')}`)
    await tell(tx, members.get(one.companyId) ?? [], { ...said, body: toFirm(one, until.ko, until.en), link: shelfOf(one) })
    await tell(tx, officers.get(one.institutionId) ?? [], { ...said, body: toDesk(one, until.ko, until.en), link: deskOf(one) })
  }
}
const endingWords = (number: string, left: number): Text => {
  if (left < 0) return text(`인증서 ${number}의 유효기간이 끝났습니다.`, `Certificate ${number} has expired.`)
  return left === 0
    ? text(`인증서 ${number}의 유효기간이 오늘 끝납니다.`, `Certificate ${number} ends today.`)
    : text(`인증서 ${number}의 유효기간이 ${left}일 남았습니다.`, `Certificate ${number} ends in ${several(left, 'day')}.`)
}
