import { textsOf } from '../catalogue/index.ts'
import type { SearchDocument } from '../platform/search/index/document.ts'
import type { TechnologyContent } from '../technologies/index.ts'

/** What a dossier says, each thing once: its Korean text, and the English one only where the Korean is missing. A translation is no second reason. */
export const saidOnce = (content: TechnologyContent): SearchDocument['text'] =>
  textsOf({
    ...content,
    titleKo: content.titleKo || content.titleEn,
    titleEn: '',
    summaryKo: content.summaryKo || content.summaryEn,
    summaryEn: '',
    problemEn: content.problemKo === '' ? content.problemEn : '',
    approachEn: content.approachKo === '' ? content.approachEn : '',
    effectsEn: content.effectsKo === '' ? content.effectsEn : '',
    applicationsEn: content.applicationsKo === '' ? content.applicationsEn : '',
  })

/** Where a dossier says what it is about, and not only what comes with it; Latin words with their joints and without. */
export const aboutOf = ({ title = '', keywords = '', summary = '' }: SearchDocument['text']): string => {
  const about = [title, keywords, summary].join('\n').normalize('NFKC').toLowerCase()
  return `${about}\n${about.replaceAll(/(?<=[a-z0-9])['+&/_-](?=[a-z0-9])/g, '')}`
}
