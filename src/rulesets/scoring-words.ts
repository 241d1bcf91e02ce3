/** Why a computed result is what it is, and why nothing could be computed, in words. */
import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { showPoints } from '../kernel/points.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { criteriaOf } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'
import type { GateResult, Reason, ScoringRefusal, SectionResult } from './scoring.ts'

type Computed = { readonly sections: readonly SectionResult[]; readonly gates: readonly GateResult[]; readonly total: number }

/** Every reason against, or the one reason for. */
export const reasonsFor = (content: RuleSetContent, { sections, gates, total }: Computed): readonly Reason[] => {
  const against: readonly Reason[] = [
    ...gates
      .filter(({ passed }) => !passed)
      .map(({ gate, pass, fail }) => ({ code: 'gate-failed' as const, about: gate, words: gateFailed(content, gate, pass, fail) })),
    ...sections
      .filter(({ reached }) => !reached)
      .map((section) => ({ code: 'section-below-minimum' as const, about: section.section, words: sectionBelow(content, section) })),
    ...(total < content.passMark
      ? [
          {
            code: 'total-below-pass-mark' as const,
            words: text(
              `총점이 합격선 ${showPoints(content.passMark)}점에 미치지 못합니다(${showPoints(total)}점).`,
              `The total of ${showPoints(total)} is below the pass mark of ${showPoints(content.passMark)}.`,
            ),
          },
        ]
      : []),
  ]
  return against.length > 0
    ? against
    : [
        {
          code: 'all-met',
          words: text(
            `총점 ${showPoints(total)}점으로 합격선 ${showPoints(content.passMark)}점 이상이고 모든 기준을 충족합니다.`,
            `The total of ${showPoints(total)} reaches the pass mark of ${showPoints(content.passMark)}, and every minimum is met.`,
          ),
        },
      ]
}

const gateFailed = (content: RuleSetContent, gate: string, pass: number, fail: number): Text => {
  const name = nameOf(content.gates, gate)
  return text(
    `‘${name.ko}’ 적부판정을 통과하지 못했습니다(적합 ${pass}명, 부적합 ${fail}명).`,
    `The gate “${name.en}” was not passed (${pass} pass, ${fail} fail).`,
  )
}

const sectionBelow = (content: RuleSetContent, { section, shown, minimum }: SectionResult): Text => {
  const name = nameOf(content.sections, section)
  return text(
    `‘${name.ko}’ 점수가 최소 ${showPoints(minimum)}점에 미치지 못합니다(${showPoints(shown)}점).`,
    `“${name.en}” has ${showPoints(shown)} points; at least ${showPoints(minimum)} are needed.`,
  )
}

const nameOf = (named: readonly { readonly id: string; readonly name: Text }[], id: string): Text =>
  named.find((each) => each.id === id)?.name ?? text(id, id)

/** Why no result can be computed. Members are called by `callMember` (letters in the meeting view, never names to a firm). */
export const scoringRefusalWords = (refusal: ScoringRefusal, content: RuleSetContent, callMember: (member: string) => string): Text => {
  const who = 'member' in refusal ? callMember(refusal.member) : ''
  const what = 'criterion' in refusal ? nameOf(criteriaOf(content), refusal.criterion) : text('', '')
  switch (refusal.code) {
    case 'member-twice':
      return text(`${who} 위원의 평가표가 두 번 들어 있습니다.`, `The sheet of ${who} is there twice.`)
    case 'score-missing':
      return text(`${who} 위원의 ‘${what.ko}’ 점수가 없습니다.`, `${who} has not scored “${what.en}”.`)
    case 'score-where-absent':
      return text(
        `${who} 위원은 참석하지 않은 단계의 ‘${what.ko}’에 점수가 있습니다.`,
        `${who} scored “${what.en}” in a stage not attended.`,
      )
    case 'unknown-criterion':
      return text(
        `심의규정에 없는 평가항목(${what.ko})에 점수가 있습니다.`,
        `There is a score for ${what.en}, which is not in the rule set.`,
      )
    case 'score-out-of-range':
      return text(
        `${who} 위원의 ‘${what.ko}’ 점수는 0점에서 ${showPoints(refusal.max)}점 사이여야 합니다.`,
        `The score of ${who} for “${what.en}” must lie between 0 and ${showPoints(refusal.max)}.`,
      )
    case 'gate-missing': {
      const gate = nameOf(content.gates, refusal.gate)
      return text(`${who} 위원의 ‘${gate.ko}’ 적부판정이 없습니다.`, `${who} has not judged “${gate.en}”.`)
    }
    case 'quorum-missing': {
      const stage = nameOf(content.stages, refusal.stage)
      return text(
        `‘${stage.ko}’에 ${refusal.quorum}명 이상 참석해야 하는데 ${refusal.present}명이 참석했습니다.`,
        `“${stage.en}” needs ${refusal.quorum} members; ${refusal.present} attended.`,
      )
    }
    case 'external-share-missing': {
      const stage = nameOf(content.stages, refusal.stage)
      return text(
        `‘${stage.ko}’에 외부위원이 ${refusal.shareAtLeast}% 이상이어야 하는데 ${refusal.present}명 중 ${josa(`${refusal.external}명`, '이/가')} 외부위원입니다.`,
        `At least ${refusal.shareAtLeast}% of “${stage.en}” must be external; ${refusal.external} of ${refusal.present} were.`,
      )
    }
    case 'unknown-adjustment':
      return text(`심의규정에 없는 가점·감점 항목(${refusal.item})입니다.`, `${refusal.item} is not a bonus or penalty of this rule set.`)
    default:
      return never(refusal)
  }
}
