import type { ComponentChildren } from 'preact'
import { showPoints } from '../kernel/points.ts'
import { showTimes } from '../kernel/show.ts'
import { several, speak } from '../kernel/text.ts'
import type { Lang, Say, Text } from '../kernel/text.ts'
import { DataTable, SummaryList } from '../ui/index.ts'
import { periodText } from './difference-words.ts'
import { originsOf, originWords } from './origin-words.ts'
import type { Criterion, PeriodKey, RuleSetContent } from './rule-set.ts'
import { conditionSentence } from './sentences.ts'

interface Props {
  readonly lang: Lang
  readonly content: RuleSetContent
  /** Whether this institution's rules also score; in a joint call only the lead's do. */
  readonly scoring: boolean
}
type Part = { readonly lang: Lang; readonly t: Say; readonly content: RuleSetContent }

/** A rule set as a firm reads it: who may apply in sentences, papers, what is judged, how long it takes, what one gets, and where each value comes from. */
export const RuleSetForFirms = ({ lang, content, scoring }: Props) => {
  const part = { lang, t: speak(lang), content }
  return (
    <div class="stack">
      {part.t(content.introduction) && <p>{part.t(content.introduction)}</p>}
      <Eligibility {...part} />
      <Papers {...part} />
      {scoring && <Gates {...part} />}
      {scoring && <Criteria {...part} />}
      <Days {...part} scoring={scoring} />
      {content.certificate && <Validity {...part} certificate={content.certificate} />}
      <Questions {...part} />
    </div>
  )
}

/** A heading with where the values under it come from. */
const Titled = ({
  t,
  content,
  title,
  group,
  children,
}: Pick<Part, 't' | 'content'> & { title: Text; group: keyof RuleSetContent['origins']; children: ComponentChildren }) => (
  <section>
    <h3>{t(title)}</h3>
    <p class="quiet">{t(originsOf(content, group))}</p>
    {children}
  </section>
)

export const Eligibility = ({ t, content }: Part) => (
  <Titled t={t} content={content} group="eligibility" title={{ ko: '신청할 수 있는 기업', en: 'Who may apply' }}>
    {content.eligibility.length === 0 && <p>{t('누구나 신청할 수 있습니다.', 'Anybody may apply.')}</p>}
    <ul>
      {content.eligibility.map((rule) => (
        <li key={rule.id}>
          <span class="strong">{t(rule.name)}</span>
          {': '}
          {t(conditionSentence(rule.condition))}
          {rule.note && <span class="quiet block">{t(rule.note)}</span>}
          {rule.origin && <span class="quiet block">{t(originWords(rule.origin))}</span>}
        </li>
      ))}
    </ul>
  </Titled>
)

export const Papers = ({ t, content }: Part) => (
  <Titled t={t} content={content} group="documents" title={{ ko: '제출 서류', en: 'Papers' }}>
    {content.documents.length === 0 && <p>{t('제출할 서류가 없습니다.', 'No papers are asked for.')}</p>}
    <ul>
      {content.documents.map((paper) => (
        <li key={paper.id}>
          <span class="strong">{t(paper.name)}</span> ({paper.need === 'required' ? t('필수', 'required') : t('선택', 'optional')}){' '}
          {t(paper.guidance)}
          {paper.onlyIf && (
            <span class="quiet block">
              {t('다음에 해당할 때만 올립니다: ', 'Only when this holds: ')}
              {t(conditionSentence(paper.onlyIf))}
            </span>
          )}
        </li>
      ))}
    </ul>
  </Titled>
)

export const Gates = ({ t, content }: Part) =>
  content.gates.length === 0 ? null : (
    <Titled t={t} content={content} group="gates" title={{ ko: '적부판정', en: 'Pass or fail' }}>
      <ul>
        {content.gates.map((gate) => (
          <li key={gate.id}>
            <span class="strong">{t(gate.name)}</span>
            {': '}
            {t(gate.guidance)}{' '}
            <span class="quiet block">
              {gate.passesWhen === 'all'
                ? t('위원 모두가 적합으로 보아야 통과합니다.', 'Passes when every member says yes.')
                : t('위원 과반이 적합으로 보면 통과합니다.', 'Passes when more than half say yes.')}
            </span>
          </li>
        ))}
      </ul>
    </Titled>
  )

export const Criteria = ({ lang, t, content }: Part) => (
  <Titled t={t} content={content} group="scoring" title={{ ko: '평가항목과 배점', en: 'Criteria and points' }}>
    <DataTable
      lang={lang}
      caption={t('평가항목과 배점', 'Criteria and points')}
      captionHidden
      rows={content.sections.flatMap((section) => section.criteria.map((criterion) => ({ section, criterion })))}
      rowKey={({ criterion }) => criterion.id}
      columns={[
        { key: 'section', header: t('부문', 'Section'), cell: ({ section }) => t(section.name) },
        {
          key: 'criterion',
          header: t('평가항목', 'Criterion'),
          rowHeader: true,
          cell: ({ criterion }) => (
            <>
              {t(criterion.name)}
              {t(criterion.guidance) && <span class="quiet block">{t(criterion.guidance)}</span>}
            </>
          ),
        },
        { key: 'stage', header: t('단계', 'Stage'), cell: ({ criterion }) => stageName(t, content, criterion) },
        { key: 'max', header: t('배점', 'Points'), align: 'right', nowrap: true, cell: ({ criterion }) => points(t, criterion.max) },
      ]}
    />
    <p>{passSentence(t, content)}</p>
    {[...content.bonus.map((one) => ({ one, sign: '+' })), ...content.penalties.map((one) => ({ one, sign: '−' }))].map(({ one, sign }) => (
      <p key={`${sign}${one.id}`}>
        {sign}
        {points(t, one.points)} {t(one.name)}
        {one.onlyIf && <span class="quiet block">{t(conditionSentence(one.onlyIf))}</span>}
      </p>
    ))}
  </Titled>
)

const points = (t: Say, value: number): string => t(`${showPoints(value)}점`, showPoints(value))
const stageName = (t: Say, content: RuleSetContent, criterion: Criterion): string => {
  const stage = content.stages.find(({ id }) => id === criterion.stage)
  return stage ? t(stage.name) : '–'
}

const passSentence = (t: Say, content: RuleSetContent): string => {
  const minima = content.sections.filter(({ minimum }) => minimum > 0)
  const pass = t(
    `${points(t, content.totalPoints)} 만점에 ${points(t, content.passMark)} 이상이면 통과합니다.`,
    `You pass with ${points(t, content.passMark)} of ${points(t, content.totalPoints)} points.`,
  )
  if (minima.length === 0) return pass
  const named = minima.map((one) => `${t(one.name)} ${points(t, one.minimum)}`).join(', ')
  return [pass, t(`다만 부문별로 ${named} 이상이어야 합니다.`, `Each of these must be reached: ${named}.`)].join(' ')
}

const waits: readonly { readonly key: PeriodKey; readonly label: Text; readonly review: boolean }[] = [
  { key: 'receive', label: { ko: '접수 확인', en: 'Receipt' }, review: false },
  { key: 'check', label: { ko: '요건검토', en: 'Eligibility check' }, review: false },
  { key: 'supplement', label: { ko: '보완 회신', en: 'Your answer to a supplement request' }, review: false },
  { key: 'review', label: { ko: '심의', en: 'Review' }, review: true },
  { key: 'objection', label: { ko: '이의신청', en: 'Objection, after you are told' }, review: true },
  { key: 'objectionReview', label: { ko: '이의신청 심의', en: 'Review of an objection' }, review: true },
  { key: 'conditions', label: { ko: '조건 이행', en: 'Meeting conditions' }, review: true },
]

const Days = ({ lang, t, content, scoring }: Part & { scoring: boolean }) => {
  const stages = scoring
    ? content.stages.map((stage) => ({ label: t(stage.name), value: stage.days ? t(periodText(stage.days)) : undefined }))
    : []
  const periods = waits.flatMap(({ key, label, review }) => {
    const period = content.periods[key]
    return period && (scoring || !review) ? [{ label: t(label), value: t(periodText(period)) }] : []
  })
  return (
    <Titled t={t} content={content} group="periods" title={{ ko: '단계와 기한', en: 'Stages and days' }}>
      <SummaryList lang={lang} facts={[...periods, ...stages]} />
      <p>
        {content.periods.supplementRounds === 0
          ? t('보완 요청은 하지 않습니다.', 'No supplement is asked for.')
          : t(
              `보완 요청은 최대 ${content.periods.supplementRounds}번입니다.`,
              `A supplement is asked for at most ${content.periods.supplementRounds} times.`,
            )}
      </p>
      {scoring && content.periods.objection && (
        <p>
          {t(
            `결과를 받은 뒤 ${t(periodText(content.periods.objection))} 안에 한 번 이의신청을 할 수 있습니다.`,
            `You may object once, within ${t(periodText(content.periods.objection))} after you are told the result.`,
          )}
        </p>
      )}
    </Titled>
  )
}

const Validity = ({ t, content, certificate }: Part & { certificate: NonNullable<RuleSetContent['certificate']> }) => (
  <Titled t={t} content={content} group="certificate" title={{ ko: '인증서', en: 'Certificate' }}>
    <p>
      {certificate.validityMonths === 0
        ? t('인증서는 만료되지 않습니다.', 'The certificate does not expire.')
        : t(
            `인증서는 ${months(t, certificate.validityMonths)} 동안 유효합니다.`,
            `The certificate is valid for ${several(certificate.validityMonths, 'month')}.`,
          )}{' '}
      {certificate.extensions.count === 0
        ? t('연장할 수 없습니다.', 'It cannot be extended.')
        : t(
            `${certificate.extensions.count}번, ${months(t, certificate.extensions.months)}씩 연장할 수 있습니다.`,
            `It can be extended ${showTimes(certificate.extensions.count)} by ${several(certificate.extensions.months, 'month')}.`,
          )}
      {certificate.extensions.count > 0 &&
        certificate.extensions.fromMonthsBefore !== undefined &&
        ` ${t(`만료 ${certificate.extensions.fromMonthsBefore}개월 전부터 연장합니다.`, `That is possible from ${several(certificate.extensions.fromMonthsBefore, 'month')} before its end.`)}`}
    </p>
  </Titled>
)
const months = (t: Say, count: number): string =>
  count % 12 === 0 && count > 0 ? t(`${count / 12}년`, `${count} months`) : t(`${count}개월`, `${count} months`)

const Questions = ({ t, content }: Part) =>
  content.extraQuestions.length === 0 ? null : (
    <Titled t={t} content={content} group="questions" title={{ ko: '추가 질문', en: 'Further questions' }}>
      <ul>
        {content.extraQuestions.map((one) => (
          <li key={one.id}>
            {t(one.label)} ({one.required ? t('필수', 'required') : t('선택', 'optional')})
          </li>
        ))}
      </ul>
    </Titled>
  )
