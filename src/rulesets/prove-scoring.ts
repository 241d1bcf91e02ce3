import { showPoints } from '../kernel/points.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Problem } from './prove.ts'
import { criteriaOf } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'

const stop = (path: string, ko: string, en: string): Problem => ({ path, severity: 'stops', words: text(ko, en) })
const warn = (path: string, ko: string, en: string): Problem => ({ path, severity: 'warns', words: text(ko, en) })

/** Points that do not add up, marks nobody can reach, committees that cannot sit. */
export const scoringProblems = (content: RuleSetContent): readonly Problem[] => [
  ...pointProblems(content),
  ...sectionProblems(content),
  ...committeeProblems(content),
  ...trimmingProblems(content),
  ...sameIds(content),
]

const pointProblems = (content: RuleSetContent): readonly Problem[] => {
  const sum = criteriaOf(content).reduce((all, { max }) => all + max, 0)
  const [total, mark] = [showPoints(content.totalPoints), showPoints(content.passMark)]
  return [
    ...(criteriaOf(content).length === 0 ? [stop('sections', '평가항목이 하나도 없습니다.', 'There is no criterion.')] : []),
    ...(sum !== content.totalPoints
      ? [
          stop(
            'totalPoints',
            `배점의 합이 ${total}점이어야 하는데 ${showPoints(sum)}점입니다.`,
            `The points must add to ${total}; they add to ${showPoints(sum)}.`,
          ),
        ]
      : []),
    ...(content.passMark > content.totalPoints
      ? [stop('passMark', `합격선 ${mark}점이 만점 ${total}점보다 높습니다.`, `The pass mark ${mark} is above the maximum ${total}.`)]
      : []),
    ...(content.passMark === 0
      ? [warn('passMark', '합격선이 0점이어서 점수로는 누구나 통과합니다.', 'With a pass mark of 0 everybody passes by points.')]
      : []),
  ]
}

const sectionProblems = (content: RuleSetContent): readonly Problem[] =>
  content.sections.flatMap((section, at) => {
    const max = section.criteria.reduce((all, criterion) => all + criterion.max, 0)
    return [
      ...(section.criteria.length === 0
        ? [stop(`sections.${at}.criteria`, `‘${section.name.ko}’에 평가항목이 없습니다.`, `“${section.name.en}” has no criterion.`)]
        : []),
      ...(section.minimum > max
        ? [
            stop(
              `sections.${at}.minimum`,
              `‘${section.name.ko}’의 최소 점수 ${showPoints(section.minimum)}점이 배점 ${showPoints(max)}점보다 높습니다.`,
              `The minimum ${showPoints(section.minimum)} of “${section.name.en}” is above its maximum ${showPoints(max)}.`,
            ),
          ]
        : []),
      ...section.criteria.flatMap((criterion, place) => criterionProblems(content, criterion, `sections.${at}.criteria.${place}`)),
    ]
  })

const criterionProblems = (
  content: RuleSetContent,
  criterion: RuleSetContent['sections'][number]['criteria'][number],
  path: string,
): readonly Problem[] => [
  ...(criterion.max === 0
    ? [stop(`${path}.max`, `‘${criterion.name.ko}’의 배점이 0점입니다.`, `“${criterion.name.en}” has no points.`)]
    : []),
  ...(content.stages.some(({ id }) => id === criterion.stage)
    ? []
    : [
        stop(
          `${path}.stage`,
          `‘${criterion.name.ko}’를 평가할 단계가 없습니다.`,
          `There is no stage in which “${criterion.name.en}” is scored.`,
        ),
      ]),
  ...((criterion.commentBelowShare ?? 0) > (criterion.commentAboveShare ?? 100)
    ? [
        warn(
          path,
          `‘${criterion.name.ko}’는 모든 점수에 의견을 적어야 합니다. 두 경계를 확인해 주세요.`,
          `“${criterion.name.en}” asks for a comment on every score. Check the two bounds.`,
        ),
      ]
    : []),
]

const committeeProblems = ({ committee }: RuleSetContent): readonly Problem[] => {
  const { seats, quorum, externalShareAtLeast, fields } = committee
  const asked = fields.reduce((all, { atLeast }) => all + atLeast, 0)
  return [
    ...(seats === 0 ? [stop('committee.seats', '심의위원 수가 0명입니다.', 'The committee has no seats.')] : []),
    ...(quorum > seats
      ? [
          stop(
            'committee.quorum',
            `의사정족수 ${quorum}명이 위원 수 ${seats}명보다 많습니다.`,
            `A quorum of ${quorum} is above the ${seats} seats.`,
          ),
        ]
      : []),
    ...(quorum === 0
      ? [
          stop(
            'committee.quorum',
            '의사정족수가 0명이어서 아무도 없이 의결할 수 있습니다.',
            'With a quorum of 0 a verdict could be made by nobody.',
          ),
        ]
      : []),
    ...(quorum > 0 && quorum * 2 <= seats
      ? [
          warn(
            'committee.quorum',
            `의사정족수 ${quorum}명은 위원 ${seats}명의 과반이 아닙니다.`,
            `A quorum of ${quorum} is not a majority of ${seats}.`,
          ),
        ]
      : []),
    ...(asked > seats
      ? [
          stop(
            'committee.fields',
            `분야별로 필요한 위원이 모두 ${asked}명인데 위원 수는 ${seats}명입니다.`,
            `The fields ask for ${asked} members; there are ${seats} seats.`,
          ),
        ]
      : []),
    ...(externalShareAtLeast > 100 || (externalShareAtLeast > 0 && Math.ceil((externalShareAtLeast * Math.max(quorum, 1)) / 100) > seats)
      ? [
          stop(
            'committee.externalShareAtLeast',
            `외부위원 비율 ${externalShareAtLeast}%를 지킬 수 없습니다.`,
            `An external share of ${externalShareAtLeast}% cannot be kept.`,
          ),
        ]
      : []),
    ...(externalShareAtLeast === 0
      ? [
          warn(
            'committee.externalShareAtLeast',
            '외부위원이 없어도 심의할 수 있습니다.',
            'A committee without any external member is possible.',
          ),
        ]
      : []),
    ...(fields.some(({ field }, at) => fields.findIndex((other) => other.field === field) !== at)
      ? [stop('committee.fields', '같은 분야가 두 번 들어 있습니다.', 'A field is there twice.')]
      : []),
  ]
}

const trimmingProblems = ({ trimming, committee }: RuleSetContent): readonly Problem[] => {
  const { lowest, highest, fromMembers } = trimming
  if (lowest + highest === 0) return []
  const fewest = Math.max(committee.quorum, fromMembers)
  return [
    ...(fewest <= lowest + highest
      ? [
          stop(
            'trimming',
            `${fewest}명이 평가하면 최저 ${lowest}명과 최고 ${highest}명을 빼고 남는 점수가 없습니다.`,
            `With ${fewest} members nothing is left after dropping the ${lowest} lowest and ${highest} highest.`,
          ),
        ]
      : []),
    ...(fromMembers > committee.seats
      ? [
          warn(
            'trimming.fromMembers',
            `위원이 ${committee.seats}명이므로 최고·최저 점수를 빼는 일이 없습니다.`,
            `With ${committee.seats} seats scores are never left out.`,
          ),
        ]
      : []),
    ...(lowest !== highest
      ? [warn('trimming', '최고와 최저에서 빼는 수가 다르면 결과가 한쪽으로 기웁니다.', 'Leaving out more on one side tilts the result.')]
      : []),
  ]
}

/** Ids must differ within their kind; a score kept under a name twice given could not be told apart. */
const sameIds = (content: RuleSetContent): readonly Problem[] => {
  const kinds: readonly (readonly [path: string, items: readonly { readonly id: string; readonly name: Text }[]])[] = [
    ['eligibility', content.eligibility],
    ['documents', content.documents],
    ['gates', content.gates],
    ['sections', content.sections],
    ['sections criteria', criteriaOf(content)],
    ['bonus', [...content.bonus, ...content.penalties]],
    ['stages', content.stages],
    ['extraQuestions', content.extraQuestions.map(({ id, label }) => ({ id, name: label }))],
  ]
  return kinds.flatMap(([path, items]) =>
    items.flatMap(({ id, name }, at) =>
      items.findIndex((other) => other.id === id) === at
        ? []
        : [
            stop(
              path === 'sections criteria' ? criterionPath(content, at) : `${path}.${at}.id`,
              `식별자 ‘${id}’가 두 번 쓰였습니다(${name.ko}).`,
              `The id “${id}” is used twice (${name.en}).`,
            ),
          ],
    ),
  )
}

const criterionPath = (content: RuleSetContent, place: number): string => {
  const places = content.sections.flatMap(({ criteria }, at) => criteria.map((_, inside) => `sections.${at}.criteria.${inside}.id`))
  return places[place] ?? 'sections'
}
