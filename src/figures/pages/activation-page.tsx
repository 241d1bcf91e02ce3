import { firmsThatQualify } from '../../applications/index.ts'
import type { QualifyingFirm } from '../../applications/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { readAmount } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import {
  Button,
  DataTable,
  Day,
  DayTime,
  Diff,
  Disclosure,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Link,
  Notice,
  Num,
  StatusTag,
} from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { setGoals } from '../actions/set-goals.ts'
import { goalMeasures, goalWords } from '../measures.ts'
import type { GoalMeasure } from '../measures.ts'
import { findDesk } from '../queries.ts'
import { GoalAmount } from './goal-amount.tsx'
import type { Desk } from '../queries.ts'
import { goalsStale } from '../words.ts'
import { reached } from '../workflow.ts'

const yearOf = (visit: Visit) => Number(dayOf(visit.now).slice(0, 4))
const base = (visit: Visit) => visit.href(`/desk/${deskOf(visit)}/activation`)
const mayWork = (visit: Visit) => visit.actor.hat === 'institution'

export const drawActivation = (visit: Visit) => draw(visit)

/** The team's day: goals, what ends, what never sold, who could apply, whom we accompany. Three statements. */
const draw = async (visit: Visit, { errors = {}, isStale = false }: { errors?: FieldErrors; isStale?: boolean } = {}) => {
  const { t, lang } = visit
  const year = yearOf(visit)
  const desk = await findDesk(visit.read, deskOf(visit), year)
  const qualifying = await firmsThatQualify(visit.read, deskOf(visit), dayOf(visit.now))
  return page({
    title: t('활성화 데스크', 'Activation desk'),
    density: 'staff',
    status: isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: isStale || Object.keys(errors).length > 0,
    body: (
      <>
        <h1>{t('활성화 데스크', 'Activation desk')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        {isStale && <Stale visit={visit} desk={desk} />}
        <Goals visit={visit} desk={desk} year={year} errors={errors} isOpen={isStale || Object.keys(errors).length > 0} />
        <p>
          <Link href={visit.href(`/desk/${deskOf(visit)}/queue`)}>
            {t(`처리할 신청 ${desk.waiting}건`, `${desk.waiting} applications in hand`)}
          </Link>
        </p>
        <Firms visit={visit} firms={desk.firms} />
        <Expiring visit={visit} rows={desk.expiring} />
        <Unsold visit={visit} rows={desk.unsold} />
        <Qualifying visit={visit} rows={qualifying} />
      </>
    ),
  })
}

const goalIn = (desk: Desk, measure: GoalMeasure) => desk.goals.find((one) => one.measure === measure)

/** What a colleague saved beside what was typed. */
const Stale = ({ visit, desk }: { visit: Visit; desk: Desk }) => (
  <Notice tone="warning" title={visit.t(goalsStale)}>
    {goalMeasures.map((measure) => (
      <Diff
        key={measure}
        lang={visit.lang}
        label={visit.t(goalWords[measure].name)}
        before={String(goalIn(desk, measure)?.goal ?? '')}
        after={visit.form.text(measure).replaceAll(/[,\s원]/g, '')}
      />
    ))}
  </Notice>
)

const Goals = ({ visit, desk, year, errors, isOpen }: { visit: Visit; desk: Desk; year: number; errors: FieldErrors; isOpen: boolean }) => {
  const { t, lang } = visit
  const goalOf = (measure: GoalMeasure) => goalIn(desk, measure)?.goal ?? undefined
  const shown = (measure: GoalMeasure, value: number) => <GoalAmount visit={visit} measure={measure} value={value} />
  return (
    <section>
      <h2>{t(`${year}년 목표와 오늘`, `Goals of ${year}, and today`)}</h2>
      <p class="quiet">
        <DayTime lang={lang} value={visit.now} /> {t('기준', '')}
      </p>
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
              const goal = goalOf(measure)
              return goal === undefined ? t('정하지 않음', 'not set') : shown(measure, goal)
            },
          },
          {
            key: 'share',
            header: t('달성', 'Reached'),
            cell: (measure) => {
              const share = reached(desk.thisYear[measure], goalOf(measure))
              return share === undefined ? (
                '–'
              ) : (
                <span class="row">
                  <progress
                    max={100}
                    value={Math.min(100, share)}
                    aria-label={t(`${goalWords[measure].name.ko} 달성률`, `${goalWords[measure].name.en} reached`)}
                  />
                  {share}%
                </span>
              )
            },
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
      {mayWork(visit) && (
        <Disclosure summary={t('올해 목표 정하기', 'Set the goals')} open={isOpen}>
          <Form
            lang={lang}
            csrf={visit.csrf}
            action={`${base(visit)}/goals`}
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
                  value={visit.form.has(measure) ? visit.form.text(measure) : String(goalOf(measure) ?? '')}
                />
              ))}
            </div>
            <p class="quiet">{t('비워 두면 목표를 정하지 않은 것으로 둡니다.', 'An empty field means that no goal is set.')}</p>
            <Button kind="secondary">{t('목표 저장하기', 'Save the goals')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

const versionField = (measure: GoalMeasure) => `version-${measure}`
const firmHref = (visit: Visit, companyId: string) => `${base(visit)}/firms/${companyId}`

const Firms = ({ visit, firms }: { visit: Visit; firms: Desk['firms'] }) => {
  const { t, lang } = visit
  const now = dayOf(visit.now)
  return (
    <section id="firms">
      <h2>{t('함께 가는 기업', 'Firms we accompany')}</h2>
      <DataTable
        lang={lang}
        caption={t('함께 가는 기업', 'Firms we accompany')}
        captionHidden
        keys
        rows={firms}
        rowKey={(one) => one.companyId}
        empty={
          <Empty
            title={t('아직 함께 가는 기업이 없습니다.', 'No firm is accompanied yet.')}
            reason={t(
              '아래 목록의 기업 이름을 눌러 첫 연락부터 첫 판매까지 함께할 수 있습니다.',
              'Open a firm below to accompany it from first contact to first sale.',
            )}
          />
        }
        columns={[
          {
            key: 'on',
            header: t('다음 날짜', 'Next on'),
            nowrap: true,
            cell: (one) =>
              one.nextStepOn === null ? (
                '–'
              ) : (
                <>
                  {one.nextStepOn < now && <StatusTag tone="danger" word={t('지남', 'Overdue')} />}{' '}
                  <Day lang={lang} value={one.nextStepOn} form="table" />
                </>
              ),
          },
          {
            key: 'firm',
            header: t('기업', 'Firm'),
            rowHeader: true,
            cell: (one) => <Link href={firmHref(visit, one.companyId)}>{t(one.ko, one.en ?? one.ko)}</Link>,
          },
          { key: 'step', header: t('다음 할 일', 'Next step'), cell: (one) => one.nextStep ?? t('정하지 않음', 'Not planned') },
          { key: 'who', header: t('담당', 'By'), cell: (one) => one.who },
          {
            key: 'certificates',
            header: t('유효 인증', 'Certificates'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={Number(one.certificates)} />,
          },
          {
            key: 'purchases',
            header: t('구매', 'Purchases'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={Number(one.purchases)} />,
          },
        ]}
      />
    </section>
  )
}

const Expiring = ({ visit, rows }: { visit: Visit; rows: Desk['expiring'] }) => {
  const { t, lang } = visit
  return (
    <section id="expiring">
      <h2>{t('90일 안에 끝나는 인증서', 'Certificates ending within 90 days')}</h2>
      <DataTable
        lang={lang}
        caption={t('90일 안에 끝나는 인증서', 'Certificates ending within 90 days')}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={<p class="quiet">{t('90일 안에 끝나는 인증서가 없습니다.', 'None ends within 90 days.')}</p>}
        columns={[
          {
            key: 'until',
            header: t('끝나는 날', 'Ends on'),
            nowrap: true,
            cell: (one) => <Day lang={lang} value={one.validTo} form="table" />,
          },
          {
            key: 'title',
            header: t('기술', 'Technology'),
            rowHeader: true,
            cell: (one) => (
              <Link href={visit.href(`/desk/${deskOf(visit)}/certificates/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
            ),
          },
          {
            key: 'firm',
            header: t('기업', 'Firm'),
            cell: (one) => <Link href={firmHref(visit, one.companyId)}>{t(one.companyKo, one.companyEn || one.companyKo)}</Link>,
          },
          { key: 'number', header: t('번호', 'Number'), nowrap: true, cell: (one) => one.number },
          {
            key: 'bought',
            header: t('구매', 'Bought'),
            cell: (one) => (one.bought ? t('구매 있음', 'Yes') : <StatusTag tone="warning" word={t('구매 없음', 'Never')} />),
          },
        ]}
      />
    </section>
  )
}

const Unsold = ({ visit, rows }: { visit: Visit; rows: Desk['unsold'] }) => {
  const { t, lang } = visit
  return (
    <section id="unsold">
      <h2>{t('인증했지만 한 번도 팔리지 않은 기술', 'Certified but never bought')}</h2>
      <DataTable
        lang={lang}
        caption={t('팔리지 않은 기술', 'Never bought')}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={<p class="quiet">{t('유효한 인증은 모두 구매로 이어졌습니다.', 'Every valid certificate has led to a purchase.')}</p>}
        columns={[
          {
            key: 'issued',
            header: t('발급일', 'Issued'),
            nowrap: true,
            cell: (one) => <Day lang={lang} value={one.issuedOn} form="table" />,
          },
          {
            key: 'title',
            header: t('기술', 'Technology'),
            rowHeader: true,
            cell: (one) => (
              <Link href={visit.href(`/desk/${deskOf(visit)}/certificates/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
            ),
          },
          {
            key: 'firm',
            header: t('기업', 'Firm'),
            cell: (one) => <Link href={firmHref(visit, one.companyId)}>{t(one.companyKo, one.companyEn || one.companyKo)}</Link>,
          },
          { key: 'number', header: t('번호', 'Number'), nowrap: true, cell: (one) => one.number },
        ]}
      />
    </section>
  )
}

const mostShown = 50
/** The pre-check turned round. Only what a firm has published or declared is shown: its name, its technology, and how many conditions it meets. */
const Qualifying = ({ visit, rows }: { visit: Visit; rows: readonly QualifyingFirm[] }) => {
  const { t, lang } = visit
  const yesFirst = [...rows]
    .sort((a, b) => (a.group === b.group ? b.assessment.met - a.assessment.met : a.group === 'yes' ? -1 : 1))
    .slice(0, mostShown)
  return (
    <section id="qualifying">
      <h2>{t('자격이 되는데 신청하지 않은 기업', 'Firms that qualify and have not applied')}</h2>
      <DataTable
        lang={lang}
        caption={t('신청하지 않은 기업', 'Have not applied')}
        captionHidden
        rows={yesFirst}
        rowKey={(one) => `${one.technologyId}-${one.callId}`}
        empty={<p class="quiet">{t('지금 열린 공모에 더 신청할 수 있는 기업이 없습니다.', 'No further firm fits an open call.')}</p>}
        columns={[
          { key: 'firm', header: t('기업', 'Firm'), rowHeader: true, cell: (one) => one.companyKo },
          { key: 'title', header: t('기술', 'Technology'), cell: (one) => one.titleKo },
          { key: 'call', header: t('공모', 'Call'), cell: (one) => <Link href={visit.href(`/calls/${one.callId}`)}>{one.callKo}</Link> },
          {
            key: 'why',
            header: t('까닭', 'Why'),
            cell: (one) => (
              <>
                <StatusTag
                  tone={one.group === 'yes' ? 'success' : 'warning'}
                  word={one.group === 'yes' ? t('신청 가능', 'Can apply') : t('확인 필요', 'To be checked')}
                />{' '}
                <span class="quiet">
                  {t(
                    `조건 ${one.assessment.rules.length}개 중 ${one.assessment.met}개 충족`,
                    `meets ${one.assessment.met} of ${one.assessment.rules.length}`,
                  )}
                  {one.assessment.unanswered.length > 0 &&
                    `: ${one.assessment.unanswered.map((rule) => t(rule.rule.name)).join(', ')}${t(' 확인 필요', ' to be checked')}`}
                </span>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

export const postGoals = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const errors: Record<string, string> = {}
  const goals: Partial<Record<GoalMeasure, number | null>> = {},
    seen: Partial<Record<GoalMeasure, number>> = {}
  for (const measure of goalMeasures) {
    if (!visit.form.has(measure)) continue
    seen[measure] = visit.form.whole(versionField(measure))
    const typed = visit.form.text(measure)
    if (typed === '') {
      goals[measure] = null
      continue
    }
    const goal = readAmount(typed)
    if (goal === undefined)
      errors[measure] = visit.t('목표를 0부터 100조까지의 숫자로 입력해 주세요.', 'Enter the goal as a number from 0 to 100 trillion.')
    else goals[measure] = goal
  }
  if (Object.keys(errors).length > 0) return draw(visit, { errors })
  const set = await setGoals(visit.app, actor, yearOf(visit), goals, seen)
  if (!set.ok) return draw(visit, { isStale: true })
  return redirect(`/desk/${actor.institutionId}/activation`, text('올해 목표를 저장했습니다.', 'The goals are saved.'))
}
