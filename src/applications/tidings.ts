import { showClosing } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import { membersOf, officersOf } from '../people/index.ts'
import type { Track } from './track.ts'
import type { Confirmer } from './workflow.ts'
import { firmWords, nextWords, reachWords, untilWords } from './words.ts'

/** How people, firms and institutions of a track are called. */
export interface Names {
  readonly id: string
  readonly companyId: string
  readonly institutionId: string
  readonly officerId: string | null
  readonly receiptNumber: string
  readonly institutionKo: string
  readonly institutionEn: string
  readonly unit: string
  readonly companyKo: string
  readonly companyEn: string
  readonly titleKo: string
  readonly titleEn: string
}

export const findNames = async (tx: Tx, trackId: string): Promise<Names> =>
  tx.one(sql<Names>`
  select k.id, k.company_id, k.institution_id, k.officer_id, k.receipt_number, i.name_ko as institution_ko, i.name_en as institution_en,
    concat_ws(' ', i.name_ko, i.contact_unit) as unit, c.name_ko as company_ko, coalesce(c.name_en, c.name_ko) as company_en,
    t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en
  from tracks k join institutions i on i.id = k.institution_id join companies c on c.id = k.company_id
    join technologies t on t.id = k.technology_id where k.id = ${trackId}`)

/** Those who have the track in hand: its officer, or every officer while nobody has it. */
const atTheDesk = async (tx: Tx, names: Names): Promise<string[]> =>
  names.officerId === null ? officersOf(tx, names.institutionId, 'officer') : [names.officerId]

export const tellFirm = async (tx: Tx, names: Names, kind: string, subject: Text, body: Text, tail = ''): Promise<void> =>
  tell(tx, await membersOf(tx, names.companyId), { kind, subject, body, link: `/company/${names.companyId}/tracks/${names.id}${tail}` })
export const tellDesk = async (tx: Tx, names: Names, kind: string, subject: Text, body: Text): Promise<void> =>
  tell(tx, await atTheDesk(tx, names), { kind, subject, body, link: `/desk/${names.institutionId}/tracks/${names.id}` })

/** Who confirms conditions by the rules of this track: those who have it in hand, or the institution's approvers. */
export const tellConfirmer = async (tx: Tx, names: Names, confirmer: Confirmer, kind: string, subject: Text, body: Text): Promise<void> =>
  tell(tx, confirmer === 'officer' ? await atTheDesk(tx, names) : await officersOf(tx, names.institutionId, confirmer), {
    kind,
    subject,
    body,
    link: `/desk/${names.institutionId}/tracks/${names.id}`,
  })

/** The firm is told where its application stands, in the words of the track's page. */
export const tellFirmOfMove = (tx: Tx, names: Names, track: Pick<Track, 'state' | 'dueAt'>, more?: string): Promise<void> =>
  tellFirm(
    tx,
    names,
    `track.${track.state}`,
    text(
      `${names.institutionKo}: ${firmWords[track.state].ko} (${names.titleKo})`,
      `${names.institutionEn}: ${firmWords[track.state].en} (${names.titleEn})`,
    ),
    text(
      [...(more ? [more] : []), nextWords[track.state].ko, ...(track.dueAt ? [`기한: ${untilWords(track.dueAt).ko}`] : [])].join('\n'),
      [...(more ? [more] : []), nextWords[track.state].en, ...(track.dueAt ? [`Time is given ${untilWords(track.dueAt).en}.`] : [])].join(
        '\n',
      ),
    ),
  )

export const tellSubmitted = async (
  tx: Tx,
  companyId: string,
  applicationId: string,
  titleKo: string,
  titleEn: string,
  sent: readonly { readonly institutionId: string; readonly receiptNumber: string; readonly ko: string; readonly en: string }[],
): Promise<void> =>
  tell(tx, await membersOf(tx, companyId), {
    kind: 'application.submitted',
    link: `/company/${companyId}/applications/${applicationId}/receipt`,
    subject: text(`신청서를 제출했습니다: ${titleKo}`, `Your application is submitted: ${titleEn}`),
    body: text(
      `${reachWords(sent).ko}에 신청서를 제출했습니다. 제출 내용의 지문은 접수증에 있습니다.\n${sent.map((one) => `- ${one.ko}: ${one.receiptNumber}`).join('\n')}`,
      `It went to ${reachWords(sent).en}. The receipt shows the fingerprint of what you sent.\n${sent.map((one) => `- ${one.en}: ${one.receiptNumber}`).join('\n')}`,
    ),
  })
/** An officer hears that somebody else gave them a track. */
export const tellAssigned = (tx: Tx, names: Names, officerId: string): Promise<void> =>
  tell(tx, [officerId], {
    kind: 'track.assigned',
    link: `/desk/${names.institutionId}/tracks/${names.id}`,
    subject: text(
      `담당자로 지정되셨습니다: ${names.titleKo} (${names.companyKo})`,
      `You were assigned: ${names.titleEn} (${names.companyEn})`,
    ),
    body: text(`접수번호 ${names.receiptNumber}`, `Receipt number ${names.receiptNumber}`),
  })

/** `more`: what this institution must know beside it. */
export const tellNewTrack = async (tx: Tx, names: Names, dueAt: Date | null, more?: Text): Promise<void> =>
  tellDesk(
    tx,
    names,
    'track.submitted',
    text(`새 신청이 들어왔습니다: ${names.titleKo}`, `A new application: ${names.titleEn}`),
    text(
      `${names.companyKo} · ${names.receiptNumber}${dueAt ? ` · ${untilWords(dueAt).ko} 접수해 주세요.` : ''}${more ? `\n${more.ko}` : ''}`,
      `${names.companyEn} · ${names.receiptNumber}${dueAt ? ` · receive it ${untilWords(dueAt).en}.` : ''}${more ? `\n${more.en}` : ''}`,
    ),
  )

export const tellSupplementAsked = (tx: Tx, names: Names, dueAt: Date, requests: readonly string[]): Promise<void> =>
  tellFirm(
    tx,
    names,
    'supplement.requested',
    text(
      `보완이 필요합니다: ${names.titleKo} (${showClosing(dueAt, 'ko')}까지)`,
      `More is needed: ${names.titleEn} (${untilWords(dueAt).en})`,
    ),
    text(
      `${names.unit}에서 보완을 요청했습니다.\n${requests.map((one) => `- ${one}`).join('\n')}`,
      `${names.institutionEn} asks for a supplement.\n${requests.map((one) => `- ${one}`).join('\n')}`,
    ),
    '/supplement',
  )

export const tellSupplementWithdrawn = (tx: Tx, names: Names, reason: string): Promise<void> =>
  tellFirm(
    tx,
    names,
    'supplement.withdrawn',
    text(`보완 요청이 철회되었습니다: ${names.titleKo}`, `The request for a supplement is taken back: ${names.titleEn}`),
    text(
      `${names.unit}에서 보낸 보완 요청을 철회했습니다. 회신하지 않으셔도 됩니다.\n철회 사유: ${reason}`,
      `${names.institutionEn} takes its request for a supplement back; no answer is needed.\nWhy: ${reason}`,
    ),
  )
