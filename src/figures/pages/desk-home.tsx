import { trackWords } from '../../applications/index.ts'
import { dayOf, lastDayOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { Waiting, checkedProviders, deskOf, findWaiting, heldHats } from '../../people/index.ts'
import type { HomeProvider, Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Closing, DataTable, Day, DayTime, Link, StatusTag } from '../../ui/index.ts'
import { daysAhead, findDeskHome } from '../desk-queries.ts'
import type { DateKind, DeskDate, DeskHome } from '../desk-queries.ts'
import { goalMeasures, goalWords } from '../measures.ts'
import { FirstSteps } from './desk-first-steps.tsx'
import { GoalAmount } from './goal-amount.tsx'

/** `/desk/{inst}`: what waits for this person here, whatever their role; the next days; where everything stands; the goals in a line. Two statements beside the door's. */
export const makeDeskHome = (providers: readonly HomeProvider[]) => {
  const checked = checkedProviders(providers)
  return (visit: Visit) => draw(visit, checked)
}

const draw = async (visit: Visit, providers: readonly HomeProvider[]): Promise<Reply> => {
  const { t, lang, now } = visit
  const desk = deskOf(visit)
  const works = visit.actor.hat === 'institution'
  const here = { ...heldHats(undefined), deskIds: [desk] }
  const queues = works ? await findWaiting(visit.read, visit.actor.personId ?? '', here, providers) : []
  const home = await findDeskHome(visit.read, desk, Number(dayOf(now).slice(0, 4)))
  return page({
    title: t('한눈에', 'Overview'),
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <h1>{t('한눈에', 'Overview')}</h1>
        <p class="lead">
          <Day lang={lang} value={dayOf(now)} />
        </p>
        {works ? (
          <Waiting
            visit={visit}
            queues={queues}
            elsewhere={t('다른 분이 맡은 일과 기한은 아래에 있습니다.', 'What others have in hand, and the next days, stand below.')}
          />
        ) : (
          <p class="quiet">{t('열람만 하는 분에게는 기다리는 일이 없습니다.', 'Nothing waits for those who only read.')}</p>
        )}
        {home.begun !== null && <FirstSteps visit={visit} begun={home.begun} />}
        <Dates visit={visit} home={home} />
        <Standing visit={visit} home={home} />
        <p>
          <Link href={visit.href(`/desk/${desk}/contact`)}>{t('기업이 문의할 곳', 'Whom firms ask here')}</Link>
        </p>
        {(visit.actor.hat === 'auditor' || (visit.actor.hat === 'institution' && visit.actor.roles.includes('approver'))) && (
          <p>
            <Link href={visit.href(`/desk/${desk}/people`)}>{t('이 기관에서 일하는 사람', 'People of this desk')}</Link>
          </p>
        )}
      </>
    ),
  })
}

const dateWords: Readonly<Record<DateKind, Text>> = {
  'call-closes': text('공모 마감', 'Call closes'),
  'call-opens': text('공모 시작', 'Call opens'),
  meeting: text('심의 회의', 'Review meeting'),
  supplement: text('보완 기한(기업)', 'Supplement due (firm)'),
  condition: text('조건 이행 기한(기업)', 'Condition due (firm)'),
  certificate: text('인증 만료', 'Certificate ends'),
  step: text('동행 기업 다음 할 일', 'Next step with a firm'),
}
const placeOf: Readonly<Record<DateKind, string>> = {
  'call-closes': 'calls',
  'call-opens': 'calls',
  meeting: 'reviews',
  supplement: 'tracks',
  condition: 'tracks',
  certificate: 'certificates',
  step: 'activation/firms',
}
/** Until the end of a day is told by the day. */
const wholeDays: readonly DateKind[] = ['condition', 'certificate', 'step']

const Dates = ({ visit, home }: { visit: Visit; home: DeskHome }) => {
  const { t, lang, now } = visit
  const when = (one: DeskDate) =>
    wholeDays.includes(one.kind) ? (
      <Day lang={lang} value={lastDayOf(new Date(one.at))} form="table" />
    ) : one.kind === 'meeting' || one.kind === 'call-opens' ? (
      <DayTime lang={lang} value={one.at} form="table" />
    ) : (
      <Closing lang={lang} value={new Date(one.at)} form="table" />
    )
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">
        {t('다가오는 날', 'The next days')} <span class="quiet">{t(`${daysAhead}일 안`, `within ${daysAhead} days`)}</span>
      </h2>
      <DataTable
        lang={lang}
        caption={t('다가오는 날', 'The next days')}
        captionHidden
        rows={home.dates}
        rowKey={(one) => `${one.kind} ${one.id} ${one.at}`}
        empty={<p class="quiet">{t(`${daysAhead}일 안에 정해진 날이 없습니다.`, `Nothing falls within ${daysAhead} days.`)}</p>}
        columns={[
          {
            key: 'at',
            header: t('언제', 'When'),
            nowrap: true,
            cell: (one) => (
              <>
                {Date.parse(one.at) <= now.getTime() && one.kind !== 'meeting' && (
                  <>
                    <StatusTag tone="danger" icon="clock" word={t('지남', 'Past')} />{' '}
                  </>
                )}
                {when(one)}
              </>
            ),
          },
          { key: 'kind', header: t('무엇', 'What'), nowrap: true, cell: (one) => t(dateWords[one.kind]) },
          {
            key: 'title',
            header: t('대상', 'Of'),
            rowHeader: true,
            cell: (one) => (
              <>
                <Link href={visit.href(`/desk/${deskOf(visit)}/${placeOf[one.kind]}/${one.id}`)}>{t(one.ko, one.en)}</Link>
                {one.place !== null && <span class="quiet"> {one.place}</span>}
              </>
            ),
          },
        ]}
      />
      {home.moreDates > 0 && <p class="quiet">{t(`이 뒤로 ${home.moreDates}건이 더 있습니다.`, `${home.moreDates} more after these.`)}</p>}
    </section>
  )
}

/** Where the institution's applications stand, and its goals, a line each. */
const Standing = ({ visit, home }: { visit: Visit; home: DeskHome }) => {
  const { t } = visit
  const desk = deskOf(visit)
  const goals = goalMeasures.flatMap((measure) =>
    home.goals.flatMap((one) => (one.measure === measure && one.goal !== null ? [{ measure, goal: one.goal }] : [])),
  )
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('기관 현황', 'Where it stands')}</h2>
      <p>
        <Link href={visit.href(`/desk/${desk}/queue?view=all`)}>{t('신청', 'Applications')}</Link>
        {': '}
        {home.states.length === 0
          ? t('아직 들어온 신청이 없습니다.', 'none has come in yet.')
          : Object.entries(trackWords)
              .flatMap(([state, words]) => home.states.filter((one) => one.state === state).map((one) => ({ words, count: one.count })))
              .map(({ words, count }, place) => (
                <span key={words.ko}>
                  {place > 0 && ' · '}
                  {t(words)} <span class="num">{count}</span>
                  {t('건', '')}
                </span>
              ))}
      </p>
      <p>
        <Link href={visit.href(`/desk/${desk}/grounds`)}>{t('계약 근거', 'Contract grounds')}</Link>
        {': '}
        {t('이 기관에서 쓰는 근거를 확인합니다.', 'confirm those that hold here.')}
      </p>
      <p>
        <Link href={visit.href(`/desk/${desk}/activation`)}>{t('올해 목표', 'Goals of the year')}</Link>
        {': '}
        {goals.length === 0
          ? t('아직 정하지 않았습니다.', 'not set yet.')
          : goals.map((one, place) => (
              <span key={one.measure}>
                {place > 0 && ' · '}
                {t(goalWords[one.measure].name)} <GoalAmount visit={visit} measure={one.measure} value={home.thisYear[one.measure]} />
                {' / '}
                <GoalAmount visit={visit} measure={one.measure} value={one.goal} />
              </span>
            ))}
      </p>
    </section>
  )
}
