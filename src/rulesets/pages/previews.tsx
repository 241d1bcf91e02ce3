import { showPoints } from '../../kernel/points.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, Diff, Empty, Link, ReasonList } from '../../ui/index.ts'
import { differenceCount, differencesBetween } from '../differences.ts'
import { sectionOfPath } from '../editing/sections.ts'
import { fieldId } from '../../ui/index.ts'
import { RuleSetForFirms } from '../for-firms.tsx'
import { proveRuleSet } from '../prove.ts'
import type { Problem } from '../prove.ts'
import type { DecidedTrack } from '../queries.ts'
import { replay, replaySentence } from '../replay.ts'
import type { RuleSetContent } from '../rule-set.ts'
import { answerWords } from '../sentences.ts'

export const previewWords = {
  firm: text('기업이 보는 모습', 'As firms read it'),
  sheet: text('심의표', 'As a sheet'),
  changes: text('바뀐 곳', 'Changes'),
  problems: text('점검', 'Problems'),
  effect: text('영향', 'Effect'),
} as const satisfies Record<string, Text>
export type PreviewKind = keyof typeof previewWords
export const previewKinds = Object.keys(previewWords) as readonly PreviewKind[]
export const isPreview = (kind: string): kind is PreviewKind => Object.hasOwn(previewWords, kind)

interface Props {
  readonly visit: Visit
  readonly kind: PreviewKind
  readonly content: RuleSetContent
  /** What is in force now; undefined where nothing is. */
  readonly inForce: RuleSetContent | undefined
  /** What the set began as a copy of, by name; undefined where that is not known or something is in force. */
  readonly source: { readonly name: Text; readonly content: RuleSetContent } | undefined
  /** Where the sections are edited; undefined where they are not. */
  readonly editAt: string | undefined
  readonly decided: readonly DecidedTrack[]
}

/** One way to look at a rule set before it goes live. */
export const Preview = ({ visit, kind, content, inForce, source, editAt, decided }: Props) => {
  switch (kind) {
    case 'firm':
      return <RuleSetForFirms lang={visit.lang} content={content} scoring />
    case 'sheet':
      return <Sheet visit={visit} content={content} />
    case 'changes':
      return inForce ? (
        <Changes visit={visit} before={inForce} after={content} />
      ) : source ? (
        <>
          <p>
            {visit.t(
              `시행 중인 판이 없어, 복사해 온 규정과 비교합니다: ${source.name.ko}`,
              `Nothing is in force yet, so it is compared with what it was copied from: ${source.name.en}`,
            )}
          </p>
          <Changes visit={visit} before={source.content} after={content} />
        </>
      ) : (
        <p>{visit.t('시행 중인 판이 없어 비교할 것이 없습니다.', 'Nothing is in force to compare with.')}</p>
      )
    case 'problems':
      return <Problems visit={visit} problems={proveRuleSet(content)} editAt={editAt} />
    case 'effect':
      return inForce ? (
        <Effect visit={visit} before={inForce} after={content} decided={decided} />
      ) : (
        <p>{visit.t('시행 중인 판이 없어 견줄 결과가 없습니다.', 'Nothing is in force to compare with.')}</p>
      )
  }
}

/** What a reviewer will fill in, stage by stage. */
const Sheet = ({ visit: { t, lang }, content }: { visit: Visit; content: RuleSetContent }) => (
  <>
    {content.stages.map((stage) => {
      const gates = content.gates.filter((gate) => gate.stage === stage.id)
      const criteria = content.sections.flatMap((section) =>
        section.criteria.filter((one) => one.stage === stage.id).map((one) => ({ section, one })),
      )
      return (
        <section key={stage.id}>
          <h3>{t(stage.name)}</h3>
          {gates.length > 0 && (
            <ul>
              {gates.map((gate) => (
                <li key={gate.id}>
                  <span class="strong">{t(gate.name)}</span> {t(gate.guidance)} <span class="quiet">{t('적합 / 부적합', 'yes / no')}</span>
                </li>
              ))}
            </ul>
          )}
          <DataTable
            lang={lang}
            caption={t(stage.name)}
            captionHidden
            rows={criteria}
            rowKey={({ one }) => one.id}
            empty={<p class="quiet">{t('점수를 매기는 항목이 없습니다.', 'Nothing is scored here.')}</p>}
            columns={[
              {
                key: 'criterion',
                header: t('평가항목', 'Criterion'),
                rowHeader: true,
                cell: ({ one }) => (
                  <>
                    {t(one.name)}
                    <span class="quiet block">{t(one.guidance)}</span>
                  </>
                ),
              },
              { key: 'section', header: t('부문', 'Section'), cell: ({ section }) => t(section.name) },
              {
                key: 'points',
                header: t('점수', 'Score'),
                align: 'right',
                nowrap: true,
                cell: ({ one }) => t(`___ / ${showPoints(one.max)}점`, `___ / ${showPoints(one.max)}`),
              },
              { key: 'comment', header: t('의견', 'Comment'), cell: ({ one }) => commentWords(t, one) },
            ]}
          />
        </section>
      )
    })}
  </>
)

const commentWords = (t: Visit['t'], one: { commentBelowShare?: number | undefined; commentAboveShare?: number | undefined }): string => {
  const words = [
    ...(one.commentBelowShare === undefined
      ? []
      : [t(`배점의 ${one.commentBelowShare}%보다 낮으면 필수`, `needed below ${one.commentBelowShare}%`)]),
    ...(one.commentAboveShare === undefined
      ? []
      : [t(`배점의 ${one.commentAboveShare}%보다 높으면 필수`, `needed above ${one.commentAboveShare}%`)]),
  ]
  return words.length === 0 ? t('선택', 'optional') : words.join(', ')
}

/** Every change, old and new. */
export const Changes = ({ visit: { t, lang }, before, after }: { visit: Visit; before: RuleSetContent; after: RuleSetContent }) => {
  const found = differencesBetween(before, after)
  return (
    <>
      <p class="strong">{t(differenceCount(found.length))}</p>
      {found.map((one) => (
        <Diff
          key={one.path}
          lang={lang}
          label={t(one.label)}
          before={one.before ? t(one.before) : ''}
          after={one.after ? t(one.after) : ''}
        />
      ))}
    </>
  )
}

/** What stops it and what wants a second look, each with the way to the field. */
export const Problems = ({
  visit: { t, lang },
  problems,
  editAt,
}: {
  visit: Visit
  problems: readonly Problem[]
  editAt: string | undefined
}) =>
  problems.length === 0 ? (
    <Empty
      title={t('문제가 없습니다.', 'No problems.')}
      reason={t(
        '배점, 조건, 기한, 위원회, 인증번호 형식을 모두 점검했습니다.',
        'Points, conditions, periods, committee and number pattern were checked.',
      )}
    />
  ) : (
    <ReasonList
      lang={lang}
      label={t('점검 결과', 'What was found')}
      reasons={problems.map((problem, at) => {
        const section = sectionOfPath(problem.path)
        return {
          id: `${at}-${problem.path}`,
          answer: problem.severity === 'stops' ? 'no' : 'unknown',
          rule: t(problem.words),
          word: problem.severity === 'stops' ? t('고쳐야 시행할 수 있음', 'Stops it') : t('확인 권장', 'Look again'),
          ...(editAt !== undefined &&
            section && {
              mend: {
                label: t(`${section.title.ko} 고치기`, `Edit ${section.title.en}`),
                href: `${editAt}/${section.id}#${fieldId(problem.path)}`,
              },
            }),
        }
      })}
    />
  )

/** Earlier decisions under the changed eligibility: whose answer would turn. */
const Effect = ({
  visit: { t, lang, href, params },
  before,
  after,
  decided,
}: {
  visit: Visit
  before: RuleSetContent
  after: RuleSetContent
  decided: readonly DecidedTrack[]
}) => {
  if (decided.length === 0) return <p>{t('아직 의결한 신청이 없어 견줄 수 없습니다.', 'Nothing has been decided yet to compare with.')}</p>
  const replayed = replay(before, after, decided)
  const numbers = new Map(decided.map((one) => [one.id, one.receiptNumber]))
  return (
    <>
      <p class="strong">{t(replaySentence(replayed))}</p>
      <p class="quiet">
        {t(
          '제출할 때 고정된 사실에 두 판의 신청 요건을 각각 적용한 결과입니다.',
          'The conditions of both versions against the facts frozen at submission.',
        )}
      </p>
      <DataTable
        lang={lang}
        caption={t('판정이 달라지는 신청', 'Applications whose answer changes')}
        rows={replayed.filter((one) => one.changed)}
        rowKey={(one) => one.id}
        empty={<p>{t('달라지는 신청이 없습니다.', 'None changes.')}</p>}
        columns={[
          {
            key: 'track',
            header: t('접수번호', 'Receipt'),
            rowHeader: true,
            cell: (one) => <Link href={href(`/desk/${params['institution']}/tracks/${one.id}`)}>{numbers.get(one.id) ?? one.id}</Link>,
          },
          { key: 'before', header: t('지금', 'Now'), cell: (one) => t(answerWords[one.eligibility.before]) },
          { key: 'after', header: t('바꾼 뒤', 'After'), cell: (one) => t(answerWords[one.eligibility.after]) },
        ]}
      />
    </>
  )
}
