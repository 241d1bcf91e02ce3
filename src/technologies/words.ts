import { never } from '../kernel/outcome.ts'
import { text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { ipNumberKinds, ipRights, ipStatuses, materialsOrigins, TechnologyKind } from './technology.ts'

export const kindWords: Record<TechnologyKind, Text> = {
  technology: text('기술', 'Technology'),
  construction_method: text('공법', 'Construction method'),
  product: text('제품', 'Product'),
  material: text('자재', 'Material'),
  software: text('소프트웨어', 'Software'),
}
export const rightWords: Record<(typeof ipRights)[number], Text> = {
  patent: text('특허', 'Patent'),
  utility_model: text('실용신안', 'Utility model'),
  design: text('디자인', 'Design'),
  trademark: text('상표', 'Trade mark'),
  software: text('프로그램 저작권', 'Software copyright'),
}
export const numberKindWords: Record<(typeof ipNumberKinds)[number], Text> = {
  application: text('출원번호', 'Application number'),
  publication: text('공개번호', 'Publication number'),
  registration: text('등록번호', 'Registration number'),
}
export const ipStatusWords: Record<(typeof ipStatuses)[number], Text> = {
  filed: text('출원 중', 'Filed'),
  published: text('공개', 'Published'),
  registered: text('등록', 'Registered'),
  lapsed: text('소멸', 'Lapsed'),
  abandoned: text('포기', 'Abandoned'),
  invalidated: text('무효', 'Invalidated'),
  withdrawn: text('취하', 'Withdrawn'),
  refused: text('거절', 'Refused'),
}
export const originWords: Record<(typeof materialsOrigins)[number], Text> = {
  domestic: text('국산', 'Domestic'),
  foreign: text('외산', 'Foreign'),
  unknown: text('확인되지 않음', 'Not known'),
}
/** Technology readiness levels in plain words; the usual nine steps of public R&D in Korea. */
export const trlWords: readonly Text[] = [
  text('기초 이론을 확인했습니다', 'Basic principles observed'),
  text('기술 개념을 세웠습니다', 'Concept formulated'),
  text('실험실에서 개념을 확인했습니다', 'Concept proven in the laboratory'),
  text('실험실에서 시작품을 만들었습니다', 'Laboratory prototype built'),
  text('시작품의 성능을 실제와 비슷한 환경에서 평가했습니다', 'Prototype assessed in a similar environment'),
  text('시제품을 만들어 성능을 평가했습니다', 'Pilot product built and assessed'),
  text('실제 환경에서 신뢰성을 평가했습니다', 'Reliability assessed in the real environment'),
  text('시제품 인증과 표준화를 마쳤습니다', 'Pilot product certified and standardised'),
  text('양산하고 있거나 현장에서 쓰고 있습니다', 'In series production or in use'),
]
export const trlName = (trl: number): Text => {
  const words = trlWords[trl - 1] ?? text('', '')
  return text(`TRL ${trl} · ${words.ko}`, `TRL ${trl} · ${words.en}`)
}

/** The most letters of each; those of the dossier stand with its questions. */
export const longest = { documentTitle: 120, alt: 200 } as const
export type DocumentRefusal = 'no-file' | 'kind' | 'title-long' | 'no-validity' | 'validity-order' | 'duplicate'
export const documentDayLabels = {
  validFrom: text('유효기간 시작일', 'Valid from'),
  validTo: text('유효기간 만료일', 'Valid to'),
} as const
export const documentWords: Record<DocumentRefusal, Text> = {
  'no-file': text('올릴 파일을 골라 주세요.', 'Choose a file to upload.'),
  kind: text('서류 종류를 골라 주세요.', 'Choose the kind of paper.'),
  'title-long': tooLongWords(longest.documentTitle),
  'no-validity': text('이 종류의 서류에는 유효기간이 없습니다. 비워 두세요.', 'Papers of this kind have no validity. Leave it empty.'),
  'validity-order': text(
    '유효기간 만료일이 시작일보다 빠릅니다. 두 날짜를 확인해 주세요.',
    'The validity ends before it begins. Check both days.',
  ),
  duplicate: text(
    '이미 올린 파일과 내용이 같습니다. 아래에서 그 파일을 다시 쓸 수 있습니다.',
    'The same file is already here. You can use it again below.',
  ),
}

export type Refusal = { readonly code: 'not-found' } | { readonly code: 'stale' } | { readonly code: 'archived' }
export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 기술이 없거나 볼 수 있는 권한이 없습니다.', 'This technology does not exist, or you may not see it.')
    case 'stale':
      return text(
        '그사이 다른 창에서, 또는 같은 회사의 다른 분이 이 내용을 고쳤습니다. 두 내용을 비교하고 남길 것을 골라 주세요.',
        'This was changed meanwhile, in another window or by a colleague. Compare and choose what to keep.',
      )
    case 'archived':
      return text('보관한 기술입니다. 다시 꺼낸 뒤에 고칠 수 있습니다.', 'This technology is archived. Take it out again to edit it.')
    default:
      return never(refusal)
  }
}

/** A list that the firm declared it has nothing for. */
export const declaredNoneWords = text('해당 없음', 'None')
