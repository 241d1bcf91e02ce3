import { dayOf } from '../../kernel/dates.ts'
import { readAmount } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { ErrorSummary, Link } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { setGoals } from '../actions/set-goals.ts'
import { goalMeasures } from '../measures.ts'
import type { GoalMeasure } from '../measures.ts'
import { findDesk } from '../queries.ts'
import { Expiring, Firms, Unsold } from './activation-lists.tsx'
import { Goals, Stale, versionField } from './goals.tsx'
import { findQualifying, pagesOf, QualifyingFirms } from './qualifying.tsx'

const yearOf = (visit: Visit) => Number(dayOf(visit.now).slice(0, 4))

export const drawActivation = (visit: Visit) => draw(visit)

/** The team's day: goals, what ends, what never sold, who could apply, whom we accompany. Four statements. */
const draw = async (visit: Visit, { errors = {}, isStale = false }: { errors?: FieldErrors; isStale?: boolean } = {}) => {
  const { t, lang } = visit
  const year = yearOf(visit)
  const desk = await findDesk(visit.read, deskOf(visit), year)
  const qualifying = await findQualifying(visit)
  return page({
    title: t('활성화 데스크', 'Activation desk'),
    density: 'staff',
    pages: pagesOf(qualifying),
    status: isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: isStale || Object.keys(errors).length > 0,
    body: (
      <>
        <h1>{t('활성화 데스크', 'Activation desk')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        {isStale && <Stale visit={visit} desk={desk} />}
        <Goals visit={visit} desk={desk} year={year} errors={errors} isOpen={isStale || Object.keys(errors).length > 0} />
        <p>
          <Link href={visit.href(`/desk/${deskOf(visit)}/queue?view=open`)}>
            {t(`처리할 신청 ${desk.waiting}건`, `${desk.waiting} applications in hand`)}
          </Link>
        </p>
        <Firms visit={visit} firms={desk.firms} applied={desk.applied} />
        <Expiring visit={visit} rows={desk.expiring} />
        <Unsold visit={visit} rows={desk.unsold} />
        <QualifyingFirms visit={visit} found={qualifying} />
      </>
    ),
  })
}

export const postGoals = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const errors: Record<string, string> = {}
  const goals: Partial<Record<GoalMeasure, number | null>> = {}
  const seen: Partial<Record<GoalMeasure, number>> = {}
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
