import { never } from '../kernel/outcome.ts'
import { text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { VersionState } from './rule-set-version.ts'
import { longestName, longestNote } from './workflow.ts'
import type { Move, NameFault, Refusal } from './workflow.ts'

export const stateWords: Record<VersionState, Text> = {
  draft: text('작성 중', 'Draft'),
  in_review: text('승인 대기', 'Waiting for approval'),
  in_force: text('시행 중', 'In force'),
  retired: text('지난 판', 'Retired'),
}
export const moveWords: Record<Move, Text> = {
  edit: text('고치기', 'Edit'),
  submit: text('승인 요청하기', 'Ask for approval'),
  'send-back': text('되돌려 보내기', 'Send back'),
  'put-in-force': text('승인하고 시행하기', 'Approve and put in force'),
  retire: text('시행 끝내기', 'Retire'),
}
/** What a change of rules does not touch; said wherever rules change. */
export const untouched = text(
  '이미 제출된 신청은 제출할 때의 규정으로 심의합니다. 새 규정은 시행한 뒤에 제출되는 신청부터 적용하며, 이미 공고된 기간 접수 공모도 공고할 때의 규정을 따릅니다.',
  'Applications already submitted are judged by the rules they were submitted under. New rules apply to what is submitted after they come into force; a dated call keeps the rules it was published with.',
)
export const ownDraft = text(
  '본인이 작성하거나 고친 규정은 다른 승인자가 시행해야 합니다.',
  'Somebody else must approve what you drafted or edited.',
)

export const versionName = (number: number): Text => text(`제${number}판`, `version ${number}`)

const nameWords = {
  nameKo: text('심의규정 이름을 입력해 주세요.', 'Enter the name in Korean.'),
  nameEn: text('영문 이름을 입력해 주세요.', 'Enter the name in English.'),
} as const
/** What is wrong with a name, at its field. */
export const nameFaultWords = ({ name, isLong }: NameFault): Text => (isLong ? tooLongWords(longestName) : nameWords[name])

export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 심의규정이 없거나 볼 수 있는 권한이 없습니다.', 'This rule set does not exist, or you may not see it.')
    case 'wrong-state':
      return text(
        `이 규정은 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `The rule set is “${stateWords[refusal.state].en}”: “${moveWords[refusal.move].en}” is not possible now.`,
      )
    case 'own-draft':
      return ownDraft
    case 'unprovable':
      return text(
        `고쳐야 할 문제가 ${refusal.problems.length}개 있어 시행할 수 없습니다. ${refusal.problems[0]?.words.ko ?? ''}`,
        `${refusal.problems.length} problems stop it. ${refusal.problems[0]?.words.en ?? ''}`,
      )
    case 'draft-open':
      return text(
        `이미 작성 중인 판(제${refusal.number}판)이 있습니다. 그 판을 이어서 고쳐 주세요.`,
        `Version ${refusal.number} is being drafted already. Go on with that one.`,
      )
    case 'names-faulty':
      return refusal.faults[0] ? nameFaultWords(refusal.faults[0]) : nameWords.nameKo
    case 'note-long':
      return tooLongWords(longestNote)
    case 'stale':
      return text(
        '그사이 다른 담당자가 이 규정을 고쳤습니다. 두 내용을 비교하고 남길 것을 골라 주세요.',
        'A colleague changed these rules meanwhile. Compare and choose what to keep.',
      )
    default:
      return never(refusal)
  }
}
