import type { Visit } from '../../people/index.ts'
import { BothVersions, Button, DataTable, DayTime, Disclosure, Field, Form } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { deskOf } from '../../people/index.ts'
import { goalMeasures, goalWords } from '../measures.ts'
import type { GoalMeasure } from '../measures.ts'
import type { Desk } from '../queries.ts'
import { goalsStale } from '../words.ts'
import { reached } from '../workflow.ts'
import { GoalAmount } from './goal-amount.tsx'

interface Part {
  readonly visit: Visit
  readonly desk: Desk
}

export const versionField = (measure: GoalMeasure) => `version-${measure}`
const goalIn = (desk: Desk, measure: GoalMeasure) => desk.goals.find((one) => one.measure === measure)
const goalOf = (desk: Desk, measure: GoalMeasure) => goalIn(desk, measure)?.goal ?? undefined

/** What a colleague saved beside what was typed. */
export const Stale = ({ visit, desk }: Part) => (
  <BothVersions
    lang={visit.lang}
    title={visit.t(goalsStale)}
    facts={goalMeasures.map((measure) => ({
      label: visit.t(goalWords[measure].name),
      stored: String(goalIn(desk, measure)?.goal ?? ''),
      typed: visit.form.text(measure).replaceAll(/[,\s원]/g, ''),
    }))}
  />
)

export const Goals = ({ visit, desk, year, errors, isOpen }: Part & { year: number; errors: FieldErrors; isOpen: boolean }) => {
  const { t, lang } = visit
  return (
    <section class="stack">
      <h2>{t(`${year}년 목표와 오늘`, `Goals of ${year}, and today`)}</h2>
      <p class="quiet">
        {t('', 'As of ')}
        <DayTime lang={lang} value={visit.now} /> {t('기준', '')}
      </p>
      <GoalsTable visit={visit} desk={desk} />
      {visit.actor.hat === 'institution' && (
        <Disclosure summary={t('올해 목표 정하기', 'Set the goals')} open={isOpen}>
          <GoalsForm visit={visit} desk={desk} errors={errors} />
        </Disclosure>
      )}
    </section>
  )
}

const GoalsTable = ({ visit, desk }: Part) => {
  const { t, lang } = visit
  const shown = (measure: GoalMeasure, value: number) => <GoalAmount visit={visit} measure={measure} value={value} />
  return (
    <DataTable
      lang={lang}
      caption={t('목표와 오늘', 'Goals and today')}
      captionHidden
      rows={goalMeasures}
      rowKey={(measure) => measure}
      columns={[
        { key: 'name', header: t('목표', 'Goal'), rowHeader: true, cell: (measure) => t(goalWords[measure].name) },
        {
          key: 'today',
          header: t('오늘까지', 'So far'),
          align: 'right',
          nowrap: true,
          cell: (measure) => shown(measure, desk.thisYear[measure]),
        },
        {
          key: 'goal',
          header: t('올해 목표', 'Goal of the year'),
          align: 'right',
          nowrap: true,
          cell: (measure) => {
            const goal = goalOf(desk, measure)
            return goal === undefined ? t('정하지 않음', 'not set') : shown(measure, goal)
          },
        },
        {
          key: 'share',
          header: t('달성', 'Reached'),
          cell: (measure) => <Share visit={visit} desk={desk} measure={measure} />,
        },
        {
          key: 'last',
          header: t('지난해', 'Last year'),
          align: 'right',
          nowrap: true,
          cell: (measure) => shown(measure, desk.lastYear[measure]),
        },
      ]}
    />
  )
}

const Share = ({ visit, desk, measure }: Part & { measure: GoalMeasure }) => {
  const share = reached(desk.thisYear[measure], goalOf(desk, measure))
  if (share === undefined) return <>–</>
  return (
    <span class="row">
      <progress
        max={100}
        value={Math.min(100, share)}
        aria-label={visit.t(`${goalWords[measure].name.ko} 달성률`, `${goalWords[measure].name.en} reached`)}
      />
      {share}%
    </span>
  )
}

const GoalsForm = ({ visit, desk, errors }: Part & { errors: FieldErrors }) => {
  const { t, lang } = visit
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`/desk/${deskOf(visit)}/activation/goals`)}
      hidden={Object.fromEntries(goalMeasures.map((measure) => [versionField(measure), goalIn(desk, measure)?.version ?? 0]))}
    >
      <div class="columns">
        {goalMeasures.map((measure) => (
          <Field
            key={measure}
            lang={lang}
            name={measure}
            type={measure === 'purchases_won' ? 'money' : 'number'}
            unit={t(goalWords[measure].unit) || undefined}
            label={t(goalWords[measure].name)}
            error={errors[measure]}
            value={visit.form.has(measure) ? visit.form.text(measure) : String(goalOf(desk, measure) ?? '')}
          />
        ))}
      </div>
      <p class="quiet">{t('비워 두면 목표를 정하지 않은 것으로 둡니다.', 'An empty field means that no goal is set.')}</p>
      <Button kind="secondary">{t('목표 저장하기', 'Save the goals')}</Button>
    </Form>
  )
}
