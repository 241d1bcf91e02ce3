import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import { Clock, Downloads, Empty, Link, Notice, Pagination, Tabs } from '../../ui/index.ts'
import { showClosing, showDayTime } from '../../kernel/show.ts'
import { closingOf, opennessOf, wasClosedEarly } from '../call.ts'
import { findPublicCalls } from '../queries.ts'
import type { CallRow } from '../queries.ts'
import { opennessWords, programmeWords } from '../words.ts'

const perPage = 24
const known = ['open', 'upcoming', 'closed'] as const

/** Which calls are asked for: how open, of which programme and institution. */
export const askedOf = (visit: Visit) => ({
  openness: known.find((one) => one === visit.query('state')) ?? ('open' as const),
  programme: visit.query('programme') || undefined,
  institutionId: visit.query('institution') || undefined,
})

export const drawCallList = async (visit: Visit) => {
  const { t, lang } = visit
  const asked = askedOf(visit)
  const { openness } = asked
  const at = pageAsked(visit)
  const found = await findPublicCalls(visit.read, { ...asked, page: at, perPage })
  const pages = Math.ceil(found.total / perPage)
  const tailOf = (state: string, number = 1) => {
    const wanted = new URLSearchParams()
    for (const name of ['programme', 'institution']) if (visit.query(name)) wanted.set(name, visit.query(name))
    if (state !== 'open') wanted.set('state', state)
    if (number > 1) wanted.set('page', String(number))
    const tail = wanted.toString()
    return tail && `?${tail}`
  }
  const address = (state: string, number = 1) => visit.href(`/calls${tailOf(state, number)}`)
  return page({
    title: t('공모', 'Calls'),
    description: t(
      '공공기관이 연 중소기업 기술 공모와 마감을 한곳에서 봅니다.',
      'Every call of the public institutions for technologies of small firms, in one place.',
    ),
    pages,
    body: (
      <>
        <h1>{t('공모', 'Calls')}</h1>
        <p class="lead">
          {t(
            '한 번 쓴 기술 소개로 여러 기관에 신청할 수 있습니다. 마감이 가까운 공모부터 보여 드립니다.',
            'Write your technology down once and apply to as many institutions as you like. Those that close soonest come first.',
          )}
        </p>
        <WhichForMe visit={visit} />
        <Tabs
          label={t('공모 상태', 'State of calls')}
          items={known.map((one) => ({
            label: t(opennessWords[one]),
            href: address(one),
            current: one === openness,
            count: Number(found.counts[one]),
          }))}
        />
        {found.calls.length === 0 ? (
          <NoCalls visit={visit} openness={openness} />
        ) : (
          <ul class="rows">
            {found.calls.map((call) => (
              <CallItem key={call.id} visit={visit} call={call} />
            ))}
          </ul>
        )}
        <Pagination lang={lang} page={at} pages={pages} href={(number) => address(openness, number)} />
        {found.calls.length > 0 && <Downloads lang={lang} base={visit.href('/calls')} asked={tailOf(openness)} />}
      </>
    ),
  })
}

/** A firm that is signed in is judged by what it wrote down; everybody else answers ten questions. */
const WhichForMe = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  const firms = visit.signedIn?.hats.filter((hat) => hat.key.startsWith('company:')) ?? []
  return (
    <p class="row">
      {firms.map((hat) => (
        <Link key={hat.key} href={visit.href(`${hat.path}/pre-check`)}>
          {t(`${hat.label.ko} 자격으로 신청할 수 있는 공모 보기`, `Calls for which ${hat.label.en} qualifies`)}
        </Link>
      ))}
      {firms.length === 0 && (
        <Link href={visit.href('/pre-check')}>
          {t('열 가지 질문으로 신청할 수 있는 공모 찾기', 'Ten questions: which calls could you apply to?')}
        </Link>
      )}
    </p>
  )
}

const NoCalls = ({ visit, openness }: { visit: Visit; openness: (typeof known)[number] }) => {
  const { t } = visit
  return openness === 'open' ? (
    <Empty
      title={t('지금 접수 중인 공모가 없습니다.', 'No call is open now.')}
      reason={t(
        '예정된 공모를 보시거나, 기술을 먼저 등록해 두시면 공모가 열릴 때 바로 신청할 수 있습니다.',
        'See what is coming, or write your technology down now and be ready.',
      )}
      action={{ label: t('예정된 공모 보기', 'See upcoming calls'), href: visit.href('/calls?state=upcoming') }}
    />
  ) : (
    <Empty
      title={
        openness === 'upcoming'
          ? t('예정된 공모가 없습니다.', 'No call is announced.')
          : t('마감된 공모가 없습니다.', 'No call has closed yet.')
      }
    />
  )
}

const CallItem = ({ visit, call }: { visit: Visit; call: CallRow }) => {
  const { t } = visit
  const others = call.institutions.length - 1
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={visit.href(`/calls/${call.id}`)}>{t(call.titleKo, call.titleEn)}</Link>
      </p>
      <p class="quiet">
        {t(call.leadKo, call.leadEn)}
        {others > 0 && t(` 외 ${others}개 기관 공동`, ` and ${others} more, jointly`)}
        {' · '}
        {t(programmeWords[call.programme] ?? { ko: call.programme, en: call.programme })}
        {call.theme === 'themed' && t(' · 특화공모', ' · themed')}
      </p>
      <p>
        <CallClock visit={visit} call={call} />
      </p>
    </li>
  )
}

const isUnpublished = ({ state }: Pick<CallRow, 'state'>): boolean => state === 'draft' || state === 'awaiting_approval'

export const CallClock = ({
  visit,
  call,
  large,
}: {
  visit: Visit
  call: Pick<CallRow, 'state' | 'opensAt' | 'closesAt' | 'closedAt'>
  large?: boolean
}) => {
  const { t, lang, now } = visit
  const openness = opennessOf(call, now)
  const closing = closingOf(call)
  // What it announced is history once it was closed before, or called off: no clock counts on to it.
  if (call.closesAt && call.closedAt && wasClosedEarly(call))
    return (
      <span class="clock over">
        {t(
          `${showDayTime(call.closedAt, 'ko', now)}에 조기 마감 (공고한 마감: ${showClosing(call.closesAt, 'ko', now)})`,
          `Closed early on ${showDayTime(call.closedAt, 'en', now)} (announced: ${showClosing(call.closesAt, 'en', now)})`,
        )}
      </span>
    )
  if (call.state === 'cancelled')
    return call.closesAt ? (
      <span class="clock over">
        {t(`공고한 마감: ${showClosing(call.closesAt, 'ko', now)}`, `Announced closing: ${showClosing(call.closesAt, 'en', now)}`)}
      </span>
    ) : null
  if (closing) return <Clock lang={lang} closesAt={closing} now={now} large={large} />
  return (
    <span class="clock">
      {openness === 'open'
        ? t('상시 접수', 'Rolling: no closing date')
        : openness === 'upcoming' || isUnpublished(call)
          ? t('상시 접수 예정', 'Rolling, opens later')
          : t('접수를 마쳤습니다', 'No longer open')}
    </span>
  )
}

export const JointNotice = ({ visit, count }: { visit: Visit; count: number }) => (
  <Notice title={visit.t(`${count}개 기관이 함께 심의하는 공모입니다.`, `${count} institutions review this call together.`)}>
    <p>
      {visit.t(
        '심의는 한 번이고, 통과하면 기관마다 자기 이름의 인증서를 발급합니다.',
        'There is one review; if you pass, each institution issues its own certificate.',
      )}
    </p>
  </Notice>
)
