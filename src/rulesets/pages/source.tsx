import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Link } from '../../ui/index.ts'
import type { Source, VersionPage } from '../queries.ts'
import { readRuleSet } from '../rule-set-version.ts'
import type { RuleSetContent } from '../rule-set.ts'

/** What a set began as a copy of, to compare with while no version of it is in force. */
export const sourceOf = ({ source }: VersionPage): { readonly name: Text; readonly content: RuleSetContent } | undefined => {
  const content = readRuleSet(source?.content)
  return source && content ? { name: nameOf(source), content } : undefined
}

/** Most institutions name their rules after themselves; the others' names stand before. */
const nameOf = ({ institutionKo, institutionEn, nameKo, nameEn, number }: Source): Text => {
  const whose = institutionKo === null || nameKo.includes(institutionKo) ? text('', '') : text(`${institutionKo} `, `${institutionEn}: `)
  return text(`${whose.ko}${nameKo} 제${number}판`, `${whose.en}${nameEn}, version ${number}`)
}

/** An own version is read at the desk, another institution's as everybody reads it; the standard set stands nowhere by itself. */
const pathOf = ({ institutionId, ruleSetId, number }: Source, desk: string): string | undefined =>
  institutionId === null
    ? undefined
    : institutionId === desk
      ? `/desk/${desk}/rule-sets/${ruleSetId}/versions/${number}`
      : `/institutions/${institutionId}/rules/${ruleSetId}`

export const SourceName = ({ visit, source }: { visit: Visit; source: Source }) => {
  const path = pathOf(source, deskOf(visit))
  const name = visit.t(nameOf(source))
  return path === undefined ? name : <Link href={visit.href(path)}>{name}</Link>
}
