import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { DocumentRule, EligibilityRule, RuleSetContent } from '../rulesets/index.ts'
import { groupWords, sections } from '../technologies/index.ts'
import { firmPapers } from './papers.ts'

/** A part of an application that may be asked for again. */
export interface AskablePart {
  readonly part: string
  readonly label: Text
  readonly group: 'section' | 'document' | 'other'
  /** Under which heading it stands: the group of the dossier's task list, the papers, or what is neither. */
  readonly heading: Text
}

const papersHeading = text('서류', 'Papers')
const otherHeading = text('그 밖', 'Other')

/** Everything an officer may ask to be supplemented: sections of the dossier, papers of the rule set, and something else in words. */
export const askableParts = (rules: Pick<RuleSetContent, 'documents'>): readonly AskablePart[] => [
  ...sections
    .filter((section) => !section.own)
    .map((section) => ({ part: section.id, label: section.question, group: 'section' as const, heading: groupWords[section.group] })),
  ...[...new Map(rules.documents.map((document: DocumentRule) => [document.kind, document])).values()].map((document) => ({
    part: `documents.${document.kind}`,
    label: document.name,
    group: 'document' as const,
    heading: papersHeading,
  })),
  { part: 'other', label: text('그 밖의 설명', 'Another explanation'), group: 'other', heading: otherHeading },
]

export const partLabel = (rules: Pick<RuleSetContent, 'documents'>, part: string): Text =>
  askableParts(rules).find((one) => one.part === part)?.label ?? text(part, part)

/** Which part a condition that is not met asks for, by the facts it looks at. */
export const partsOfRule = (rule: EligibilityRule): readonly string[] => {
  const written = JSON.stringify(rule.condition)
  return [
    ...(written.includes('technology.rights') ? ['ip-rights'] : []),
    ...(written.includes('technology.certificates') ? ['certificates'] : []),
    ...(written.includes('technology.supplyRecord') || written.includes('not-used-before') ? ['supply'] : []),
    ...(written.includes('technology.trl') ? ['trl'] : []),
    ...(written.includes('technology.kind') ? ['kind'] : []),
    ...(written.includes('field-related') || written.includes('technology.fields') ? ['fields'] : []),
    ...(written.includes('company.smeConfirmation') ? [`documents.${firmPapers.confirmations}`] : []),
  ]
}

/** The request an officer begins from; to be made exact. */
export const requestTemplate = (part: AskablePart): Text =>
  part.group === 'document'
    ? text(`‘${part.label.ko}’ 서류를 최근에 발급한 것으로 다시 올려 주세요.`, `Please upload “${part.label.en}” again, issued recently.`)
    : part.group === 'section'
      ? text(`‘${part.label.ko}’ 항목을 더 자세히 적어 주세요.`, `Please write “${part.label.en}” in more detail.`)
      : text('', '')
