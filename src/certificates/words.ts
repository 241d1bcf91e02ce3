import { whoConfirms } from '../companies/index.ts'
import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { showDate, showTimes } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { noEnd } from './certificate.ts'
import type { CertificateState, Issued, Standing } from './certificate.ts'
import { longest } from './workflow.ts'
import type { Change, Move, Refusal } from './workflow.ts'

export const stateWords: Record<CertificateState, Text> = {
  drafted: text('서명 대기', 'Waiting for signature'),
  valid: text('유효', 'Valid'),
  suspended: text('효력 정지', 'Suspended'),
  revoked: text('취소', 'Revoked'),
}
export const standingWords: Record<Standing, Text> = {
  valid: stateWords.valid,
  expired: text('만료', 'Expired'),
  suspended: stateWords.suspended,
  revoked: stateWords.revoked,
}

export const moveWords: Record<Move, Text> = {
  edit: text('초안 고치기', 'Edit the draft'),
  'send-back': text('되돌려 보내기', 'Send back'),
  sign: text('서명하고 발급하기', 'Sign and issue'),
  extend: text('유효기간 연장하기', 'Extend'),
  suspend: text('효력 정지하기', 'Suspend'),
  reinstate: text('효력 회복하기', 'Reinstate'),
  revoke: text('인증 취소하기', 'Revoke'),
}
/** How often a certificate was extended, of how often its rules allow. */
export const extensionsUsedWords = ({ extensions, rules }: Pick<Issued, 'extensions' | 'rules'>): Text =>
  text(`${extensions}번 사용, ${rules.extensions.count}번까지`, `${extensions} of ${rules.extensions.count} used`)

export const changeWords: Record<Change, Text> = {
  extend: text('연장', 'Extension'),
  suspend: text('효력 정지', 'Suspension'),
  reinstate: text('효력 회복', 'Reinstatement'),
  revoke: text('취소', 'Revocation'),
}
export const eventWords: Record<string, Text> = {
  issued: text('발급했습니다.', 'Issued.'),
  extended: text('유효기간을 연장했습니다.', 'Extended.'),
  suspended: text('효력을 정지했습니다.', 'Suspended.'),
  reinstated: text('효력을 회복했습니다.', 'Reinstated.'),
  revoked: text('취소했습니다.', 'Revoked.'),
}
export const viewWords: Record<'to-draft' | 'waiting' | 'valid' | 'expiring' | 'suspended' | 'revoked' | 'expired', Text> = {
  'to-draft': text('작성할 것', 'To draft'),
  waiting: text('서명 대기', 'Waiting for signature'),
  valid: text('유효', 'Valid'),
  expiring: text('90일 안에 만료', 'Ending within 90 days'),
  suspended: text('정지', 'Suspended'),
  revoked: text('취소', 'Revoked'),
  expired: text('만료', 'Expired'),
}
/** What follows the signature under a draft. */
export const draftSignedWords: readonly Text[] = [
  text('인증번호를 매기고 오늘부터 유효한 인증서를 PDF로 발급합니다.', 'It gets its number and is issued as a PDF, valid from today.'),
  text('신청이 ‘인증’으로 바뀌고 기업에 알립니다.', 'The application becomes “certified” and the firm is told.'),
  text(
    '기술이 기술 찾기에 오르고, 누구나 인증서를 확인할 수 있습니다.',
    'The technology stands in the catalogue, and anybody can check the certificate.',
  ),
]
/** What each change will do, said before it is done. */
export const consequenceWords: Record<Change, Text> = {
  extend: text(
    '승인되면 유효기간이 늘어나고, 새 기간이 적힌 인증서를 다시 발급합니다.',
    'Once approved the validity grows and the certificate is issued anew with it.',
  ),
  suspend: text(
    '승인되면 인증서를 근거로 쓸 수 없게 되고, 공개 확인 화면과 기술 찾기에 정지로 표시됩니다.',
    'Once approved nobody can rely on the certificate; the public check and the catalogue say so.',
  ),
  reinstate: text('승인되면 인증서가 다시 유효해집니다.', 'Once approved the certificate is valid again.'),
  revoke: text(
    '승인되면 인증이 끝나고 되돌릴 수 없습니다. 공개 확인 화면에 취소 사유가 함께 표시됩니다.',
    'Once approved the certificate ends for good. The public check shows the reason.',
  ),
}

/** The names that are printed on a certificate. */
export const nameWords = {
  titleKo: text('기술 이름', 'Technology in Korean'),
  titleEn: text('영문 기술 이름', 'Technology in English'),
  companyNameKo: text('기업 이름', 'Firm in Korean'),
  companyNameEn: text('영문 기업 이름', 'Firm in English'),
} as const

const most = {
  reason: longest.reason.toLocaleString('en'),
  note: longest.note.toLocaleString('en'),
  opinion: longest.opinion.toLocaleString('en'),
  asking: longest.asking.toLocaleString('en'),
  declining: longest.declining.toLocaleString('en'),
}
const fieldWords: Record<Extract<Refusal, { code: 'incomplete' }>['field'], Text> = {
  titleKo: text('기술 이름을 입력해 주세요.', 'Enter the name of the technology.'),
  titleEn: text('인증서에 들어갈 영문 기술 이름을 입력해 주세요.', 'Enter the English name of the technology for the certificate.'),
  companyNameKo: text('회사 이름을 입력해 주세요.', 'Enter the name of the firm.'),
  reason: text(
    `사유를 5자 이상 ${most.reason}자 이하로 적어 주세요. 기업과 공개 기록에 그대로 표시됩니다.`,
    `Give the reason in 5 to ${most.reason} letters. The firm and the public record show it.`,
  ),
  asking: text(`요청하는 말은 ${most.asking}자까지 쓸 수 있습니다.`, `What you ask holds ${most.asking} letters at most.`),
  declining: text(
    `연장하지 않는 사유를 5자 이상 ${most.declining}자 이하로 적어 주세요. 기업이 읽습니다.`,
    `Say why it is not extended, in 5 to ${most.declining} letters. The firm reads it.`,
  ),
  note: text(`고칠 점을 5자 이상 ${most.note}자 이하로 적어 주세요.`, `Say what to mend, in 5 to ${most.note} letters.`),
  opinion: text(`의견을 5자 이상 ${most.opinion}자 이하로 적어 주세요.`, `Write your opinion in 5 to ${most.opinion} letters.`),
}

export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 인증서가 없거나 볼 수 있는 권한이 없습니다.', 'This certificate does not exist, or you may not see it.')
    case 'wrong-state':
      return text(
        `이 인증서는 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `The certificate is “${stateWords[refusal.state].en}”: “${moveWords[refusal.move].en}” is not possible now.`,
      )
    case 'own-firm':
      return text(
        '본인이 속한 기업의 인증서는 다른 담당자가 처리해야 합니다.',
        'A certificate of one’s own firm is handled by somebody else.',
      )
    case 'firm-unconfirmed':
      return text(
        `회사 확인이 끝나지 않아 서명할 수 없습니다. ${whoConfirms(refusal).ko}`,
        `It cannot be signed before the firm is confirmed. ${whoConfirms(refusal).en}`,
      )
    case 'own-draft':
      return text('본인이 작성한 인증서는 다른 승인자가 서명해야 합니다.', 'Somebody else must sign what you drafted.')
    case 'own-proposal':
      return text('본인이 올린 변경은 다른 승인자가 승인해야 합니다.', 'Somebody else must approve what you proposed.')
    case 'incomplete':
      return fieldWords[refusal.field]
    case 'expired':
      return text(
        '유효기간이 끝난 인증서는 연장할 수 없습니다. 다시 심의를 받아야 합니다.',
        'An expired certificate cannot be extended. It needs a new review.',
      )
    case 'no-extension-left':
      return refusal.allowed === 0
        ? text(
            '심의규정에 연장이 없습니다. 계속 쓰려면 다시 심의를 받아야 합니다.',
            'The rules know no extension: to go on it needs a new review.',
          )
        : text(
            `심의규정에 따라 ${refusal.allowed}번까지 연장할 수 있으며, 모두 썼습니다. 계속 쓰려면 다시 심의를 받아야 합니다.`,
            `The rules allow it to be extended ${showTimes(refusal.allowed)}, and no extension is left: to go on it needs a new review.`,
          )
    case 'too-early':
      return text(
        `심의규정에 따라 ${showDate(refusal.from, 'ko')}부터 연장할 수 있습니다.`,
        `The rules allow an extension from ${showDate(refusal.from, 'en')} on.`,
      )
    case 'already-proposed':
      return text('이 인증서에는 승인을 기다리는 변경이 이미 있습니다.', 'Another change of this certificate waits for approval already.')
    case 'already-asked':
      return text(
        '이미 연장을 요청하셨습니다. 기관이 답하면 알려 드립니다.',
        'The extension has been asked for already. We will tell you what the institution answers.',
      )
    case 'being-heard':
      return text(
        `${showDate(refusal.until, 'ko')}까지 기업의 의견을 듣습니다. 의견이 들어오거나 기한이 지나면 승인할 수 있습니다.`,
        `The firm is heard until ${showDate(refusal.until, 'en')}. You can approve once it has answered or the day has passed.`,
      )
    case 'already-drafted':
      return text('이 신청의 인증서는 이미 작성되어 있습니다.', 'A certificate was drafted for this application already.')
    case 'track-not-approved':
      return text(
        '심의를 통과하고 조건을 모두 채운 신청만 인증서를 작성할 수 있습니다.',
        'A certificate can be drafted only for an approved application whose conditions are met.',
      )
    case 'number-pattern':
      return text(
        '심의규정의 인증번호 형식으로 번호를 만들 수 없습니다. 심의규정을 고쳐 주세요.',
        'The number pattern of the rule set gives no number. Mend the rule set.',
      )
    case 'stale':
      return text(
        '그사이 다른 담당자가 이 인증서를 고쳤습니다. 지금 내용을 확인하고 다시 해 주세요.',
        'A colleague changed this certificate meanwhile. Look at it and try again.',
      )
    default:
      return never(refusal)
  }
}

export interface AnsweredCertificate {
  readonly institutionKo: string
  readonly institutionEn: string
  readonly issuedOn: string
  readonly validTo: string
  readonly extensions: number
  /** The day since which it is suspended or revoked. */
  readonly since: string
  readonly reason: string | null
}
export type Answer = Standing | 'unknown' | 'unknown-paper' | 'altered' | 'other-paper' | 'receipt'
export interface AnswerWords {
  readonly title: Text
  readonly detail: Text
}

const until = (day: string): Text =>
  day === noEnd
    ? text('유효기간에 끝이 없습니다', 'its validity has no end')
    : text(`${showDate(day, 'ko')}까지 유효합니다`, `valid until ${showDate(day, 'en')}`)

/** The nine answers of the check, in the words people are promised. */
export const answerWords = (answer: Answer, facts?: AnsweredCertificate): AnswerWords => {
  const detail = (of: (known: AnsweredCertificate) => Text) => (facts ? of(facts) : text('', ''))
  switch (answer) {
    case 'valid':
      return {
        title: text('유효한 인증서입니다.', 'This certificate is valid.'),
        detail: detail((one) =>
          text(
            `${josa(one.institutionKo, '이/가')} ${showDate(one.issuedOn, 'ko')}에 발급했고 ${until(one.validTo).ko}.`,
            `Issued by ${one.institutionEn} on ${showDate(one.issuedOn, 'en')}, ${until(one.validTo).en}.`,
          ),
        ),
      }
    case 'expired':
      return {
        title: text('유효기간이 끝난 인증서입니다.', 'This certificate has expired.'),
        detail: detail((one) =>
          text(
            `${showDate(one.validTo, 'ko')}까지 유효했습니다. ${one.extensions === 0 ? '연장 기록은 없습니다.' : `${one.extensions}번 연장되었습니다.`}`,
            `It was valid until ${showDate(one.validTo, 'en')}. ${one.extensions === 0 ? 'It was never extended.' : `It was extended ${showTimes(one.extensions)}.`}`,
          ),
        ),
      }
    case 'suspended':
      return {
        title: text('효력이 정지된 인증서입니다.', 'This certificate is suspended.'),
        detail: detail((one) =>
          text(
            `${showDate(one.since, 'ko')}부터 정지되어 있습니다. 지금은 근거로 쓸 수 없습니다.`,
            `It is suspended since ${showDate(one.since, 'en')}. It cannot be relied on now.`,
          ),
        ),
      }
    case 'revoked':
      return {
        title: text('취소된 인증서입니다.', 'This certificate was revoked.'),
        detail: detail((one) =>
          text(
            `${showDate(one.since, 'ko')}에 취소되었습니다. 사유: ${one.reason ?? ''}`,
            `It was revoked on ${showDate(one.since, 'en')}. Reason: ${one.reason ?? ''}`,
          ),
        ),
      }
    case 'unknown':
      return {
        title: text('찾을 수 없는 인증서입니다.', 'We hold no such certificate.'),
        detail: text(
          '번호를 다시 확인해 주세요. 다른 제도에서 발급한 인증서일 수도 있습니다.',
          'Check the number; another scheme may have issued it.',
        ),
      }
    case 'unknown-paper':
      return {
        title: text('기술마켓의 인증서로 확인되지 않는 파일입니다.', 'This file is not known as a certificate of this market.'),
        detail: text(
          '인증서의 서명이나 확인 코드가 들어 있지 않습니다. 발급받은 PDF 원본인지 확인하거나, 인증서에 적힌 번호로 확인해 주세요.',
          'It bears neither the signature nor the code of a certificate. See whether it is the original PDF, or check by the number on the certificate.',
        ),
      }
    case 'receipt':
      return {
        title: text('인증번호가 아니라 접수번호입니다.', 'This is a number of receipt, not of a certificate.'),
        detail: text(
          '신청을 접수할 때 받는 번호이며, 인증받았다는 뜻이 아닙니다. 인증서에 적힌 인증번호로 확인해 주세요.',
          'It is given when an application is received and does not mean that anything was certified. Use the number on the certificate.',
        ),
      }
    case 'altered':
      return {
        title: text('발급된 원본과 다른 파일입니다.', 'This file differs from what was issued.'),
        detail: facts
          ? text(
              '이 파일을 근거로 쓰지 마세요. 등록된 원본의 내용은 아래와 같습니다.',
              'Do not rely on it. The registered facts are below.',
            )
          : text('이 파일을 근거로 쓰지 마세요.', 'Do not rely on it.'),
      }
    case 'other-paper':
      return {
        title: text(
          '기관이 서명한 그대로인 문서이지만, 인증서는 아닙니다.',
          'Signed by an institution and unchanged since, but no certificate.',
        ),
        detail: text(
          '심의 결과 통지처럼 기관이 서명한 다른 문서입니다. 인증의 근거로 쓸 수 없습니다.',
          'Another paper an institution signed, such as the letter of a review. It proves no certification.',
        ),
      }
    default:
      return never(answer)
  }
}
