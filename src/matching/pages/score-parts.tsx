import type { Visit } from '../../people/index.ts'
import { showTimes, showWon } from '../../kernel/show.ts'
import { hasHangul } from '../../kernel/text.ts'
import { Disclosure } from '../../ui/index.ts'
import type { EnglishWords } from '../../vocabulary/index.ts'
import type { Part, Score } from '../score.ts'
import { originWords, placeWords } from '../words.ts'

/** Of a hundred, with one place: whole points of a thousand, so that what is shown adds up, too. */
export const points = (thousandths: number): string => (thousandths / 10).toFixed(1)

export interface FieldNames {
  readonly fields: readonly { readonly code: string; readonly ko: string; readonly en: string }[]
  /** What Korean words are called in English; only for who reads English. */
  readonly english?: EnglishWords | undefined
}
export const fieldName = (visit: Visit, names: FieldNames, code: string): string => {
  const field = names.fields.find((one) => one.code === code)
  return field ? visit.t(field.ko, field.en) : code
}

/** A word of a reason; a Korean one, for who reads English, by its English name where that is known. */
const nameOfWord = ({ lang }: Visit, names: FieldNames, word: string): string =>
  lang === 'ko' || !hasHangul(word)
    ? word
    : (names.english?.get(word) ?? names.fields.find((one) => one.ko === word)?.en.toLowerCase() ?? word)

/** A part of a score in words. A Korean word without an English name is read as Korean on an English page. */
const Said = ({ visit, names, part }: { visit: Visit; names: FieldNames; part: Part }) => {
  const words = saidOf(visit, names, part)
  if (part.kind !== 'word' || visit.lang === 'ko') return <>{words}</>
  const name = nameOfWord(visit, names, part.word)
  if (!hasHangul(name)) return <>{words}</>
  const [before, after] = [words.slice(0, words.indexOf(name)), words.slice(words.indexOf(name) + name.length)]
  return (
    <>
      {before}
      <span lang="ko">{name}</span>
      {after}
    </>
  )
}

export const saidOf = (visit: Visit, names: FieldNames, part: Part): string => {
  const { t, lang } = visit
  switch (part.kind) {
    case 'word': {
      const origin = t(originWords[part.origin])
      const places = part.fields.map((field) => t(placeWords[field] ?? { ko: field, en: field })).join(', ')
      const name = nameOfWord(visit, names, part.word)
      return [
        t(`‘${name}’`, `“${name}”`),
        origin === '' ? '' : ` (${origin})`,
        places === '' ? '' : t(`: ${places}에 있음`, `: in the ${places}`),
      ].join('')
    }
    case 'other-words':
      return t('그 밖의 낱말과 이웃한 글자', 'Other words and neighbouring letters')
    case 'field':
      return t(
        `같은 분야: ${part.shared.map((code) => fieldName(visit, names, code)).join(', ')}`,
        `Same field: ${part.shared.map((code) => fieldName(visit, names, code)).join(', ')}`,
      )
    case 'stage':
      return t(`기술성숙도 TRL ${part.trl}`, `Readiness TRL ${part.trl}`)
    case 'price':
      return t(`가격을 밝힘: ${showWon(part.won, lang)}부터`, `Price known: from ${showWon(part.won, lang)}`)
    case 'supply':
      return t(`공급 실적 ${part.times}건`, `Delivered ${showTimes(part.times)}`)
    case 'conditions':
      return part.of === 0
        ? t('따로 정한 자격 조건이 없음', 'No conditions are set')
        : t(`자격 조건 ${part.of}개 중 ${part.met}개 충족`, `${part.met} of ${part.of} conditions met`)
  }
}

/** The score and what it is made of: the parts add up to it. */
export const ScoreParts = ({ visit, score, parts, names }: Score & { visit: Visit; names: FieldNames }) => {
  const { t } = visit
  return (
    <Disclosure summary={t(`어울림 ${points(score)}점의 근거`, `Why ${points(score)} points`)}>
      {parts.length === 0 ? (
        <p>{t('겹치는 낱말도 분야도 없습니다.', 'No word and no field is shared.')}</p>
      ) : (
        <table class="krds-table">
          <caption class="sr-only">{t('점수를 이루는 부분', 'Parts of the score')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('근거', 'Part')}</th>
              <th scope="col" class="right">
                {t('점', 'Points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, at) => (
              <tr key={at}>
                <th scope="row">
                  <Said visit={visit} names={names} part={part} />
                </th>
                <td class="right numeric">{points(part.points)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('합계 (100점 만점)', 'Sum, of 100')}</th>
              <td class="right numeric">{points(score)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Disclosure>
  )
}

/** What the points of a need mean, said once a page. */
export const aboutNeedPoints = (visit: Visit): string =>
  visit.t(
    '100점 만점입니다. 낱말 80점은 적으신 말이 그 기술에 얼마나 있는지에 따르고(거의 다 있고 이 목록에서 가장 잘 맞으면 80점), 분야 10점, 셀 수 있는 사실 10점입니다. 적으신 말의 5분의 1도 없거나 한 낱말만 겹치면 어울린다고 보지 않습니다. 맞지 않는 조건이 있으면 까닭과 함께 뒤에 둡니다.',
    'Of 100 points, 80 are for words and go by how much of what you said stands in the technology (all 80 where nearly all of it does, in the best match of this list), 10 for the field, 10 for what can be counted. What has less than a fifth of it, or one word only, is no match. What fails a condition stands last, with the reason. Many of the words stand in Korean texts: they are given in English where that is known.',
  )
/** The same of calls. */
export const aboutCallPoints = (visit: Visit): string =>
  visit.t(
    '100점 만점입니다. 낱말 80점은 기술과 공모에 함께 있는 뜻있는 낱말에 따르고(한 낱말에 20점까지: 드문 낱말일수록, 기술의 이름·핵심어·소개에 있을수록 많습니다), 분야 10점, 자격 조건 10점입니다. 뜻있는 낱말이 겹치지 않고 분야도 거의 다르면 어울린다고 보지 않고 뒤에 둡니다.',
    'Of 100 points, 80 are for words both have (up to 20 a word: the more the rarer it is, and where the technology’s name, key words or summary say it), 10 for the field, 10 for the conditions. Where no telling word and hardly a field is shared, a call is no match and stands after the others. The words are those of the Korean texts, given in English where that is known.',
  )
