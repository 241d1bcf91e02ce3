import { timeOf, withOffset } from '../../kernel/dates.ts'
import { showClosing, showDay, showDayTime, showTimeLeft } from '../../kernel/show.ts'
import type { Headline } from '../../figures/index.ts'
import type { Visit } from '../../people/index.ts'
import { Clock, Link } from '../../ui/index.ts'
import type { Next } from '../next-deadline.ts'
import type { BoardCall, Front } from '../queries.ts'

/** The departures: what waits for me, and the calls that close next. A new market says that the first call is being prepared. */
export const Board = ({
  visit,
  headline,
  front,
  next,
}: {
  visit: Visit
  headline: Headline
  front: Front
  next: Next | 'nothing' | undefined
}) => {
  const { t } = visit
  const open = Number(headline.openCalls)
  const closing = Number(headline.closingThisWeek)
  return (
    <aside class="board" aria-labelledby="board-title">
      {next && <Mine visit={visit} next={next} />}
      <h2 id="board-title">
        {open > 0 ? (
          <>
            {t('지금 열린 공모 ', 'Calls open now: ')}
            <span class="num">{open}</span>
            {t('건', '')}
          </>
        ) : front.calls.length > 0 ? (
          t('곧 열리는 공모', 'Calls that open soon')
        ) : front.hadCalls ? (
          t('지금 열린 공모가 없습니다', 'No call is open now')
        ) : (
          t('첫 공모를 준비하고 있습니다', 'The first call is being prepared')
        )}
      </h2>
      {open > 0 && (
        <p>
          {closing > 0
            ? t(`7일 안에 ${closing}건이 마감됩니다.`, closing === 1 ? '1 closes within 7 days.' : `${closing} close within 7 days.`)
            : t('7일 안에 마감되는 공모는 없습니다.', 'None closes within 7 days.')}
        </p>
      )}
      {front.calls.length > 0 ? (
        <>
          <ol class="departures">
            {front.calls.map((call) => (
              <Row key={call.id} visit={visit} call={call} />
            ))}
          </ol>
          <p>
            <Link href={visit.href('/calls')}>{t('공모 모두 보기', 'See all calls')}</Link>
          </p>
        </>
      ) : (
        <Meanwhile visit={visit} institutions={headline.institutions} ruleSets={front.ruleSets} hadCalls={front.hadCalls} />
      )}
    </aside>
  )
}

/** Before the first call there is already something to read. */
const Meanwhile = ({
  visit,
  institutions,
  ruleSets,
  hadCalls,
}: {
  visit: Visit
  institutions: number
  ruleSets: number
  hadCalls: boolean
}) => {
  const { t } = visit
  const ways: readonly (readonly [string, string, string, string])[] = [
    [
      t(`${institutions}곳`, String(institutions)),
      '/institutions',
      t('참여기관이 사는 기술 보기', 'Institutions and what they buy'),
      t('기관마다 찾는 분야와 문의할 곳이 있습니다.', 'Each with its fields and its contact.'),
    ],
    ...(Number(ruleSets) > 0
      ? [
          [
            t(`${ruleSets}개`, String(ruleSets)),
            '/institutions',
            t('공개된 심의규정 읽기', 'Rule sets in force'),
            t('신청 자격과 배점을 미리 봅니다.', 'Who may apply, and how points are given.'),
          ] as const,
        ]
      : []),
    hadCalls
      ? [
          t('마감', 'Closed'),
          '/calls?state=closed',
          t('마감된 공모 보기', 'Calls that have closed'),
          t('다음 공모를 짐작할 수 있습니다.', 'A hint of what may come next.'),
        ]
      : [
          t('1번', 'Once'),
          visit.signedIn ? '/home' : '/sign-up',
          visit.signedIn
            ? t('기술 소개 쓰기', 'Write your technology down')
            : t('가입하고 기술 소개 쓰기', 'Sign up and write your technology down'),
          t('미리 써 두면 공모가 열리는 날 바로 신청할 수 있습니다.', 'Be ready on the first day.'),
        ],
  ]
  return (
    <>
      <p>
        {t(
          '공모가 열리면 이 자리에 기관과 마감 시각이 나타납니다. 그동안 이런 것을 해 두실 수 있습니다.',
          'Open calls will stand here with their institutions and closing times. Until then:',
        )}
      </p>
      <ol class="departures">
        {ways.map(([fact, href, label, note]) => (
          <li key={label}>
            <p class="board-left">{fact}</p>
            <div>
              <Link href={visit.href(href)}>{label}</Link>
              <p class="board-note">{note}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The first unit only, set large: 3일, 5시간, 42분. */
const shortly = (visit: Visit, milliseconds: number): string =>
  visit.lang === 'ko'
    ? (showTimeLeft(milliseconds, 'ko').split(' ')[0] ?? '')
    : showTimeLeft(milliseconds, 'en').split(' ').slice(0, 2).join(' ')

const Row = ({ visit, call }: { visit: Visit; call: BoardCall }) => {
  const { t, now } = visit
  const opensAt = new Date(call.opensAt)
  const closesAt = call.closesAt === null ? undefined : new Date(call.closesAt)
  const isOpen = opensAt <= now
  const left = closesAt && closesAt.getTime() - now.getTime()
  return (
    <li>
      <p class={left !== undefined && isOpen && left < 3 * 86_400_000 ? 'board-left soon' : 'board-left'}>
        {!isOpen ? (
          t('예정', 'Soon')
        ) : left === undefined ? (
          t('상시', 'Rolling')
        ) : (
          <>
            {shortly(visit, left)}
            <span class="sr-only">{t(' 남음', ' left')}</span>
          </>
        )}
      </p>
      <div>
        <Link href={visit.href(`/calls/${call.id}`)}>{t(call.titleKo, call.titleEn)}</Link>
        <p class="board-note">
          {t(call.leadKo, call.leadEn)}
          {Number(call.others) > 0 && t(` 외 ${call.others}곳`, ` and ${call.others} more`)}
          {' · '}
          {!isOpen ? (
            t(`${showDay(opensAt, 'ko', now)} ${timeOf(opensAt)}부터`, `opens ${showDayTime(opensAt, 'en', now)}`)
          ) : closesAt ? (
            <time datetime={withOffset(closesAt)}>
              {t(`${showClosing(closesAt, 'ko', now)} 마감`, `closes ${showClosing(closesAt, 'en', now)}`)}
            </time>
          ) : (
            t('마감 없이 받습니다', 'no closing date')
          )}
        </p>
      </div>
    </li>
  )
}

/** What of mine is due first. */
const Mine = ({ visit, next }: { visit: Visit; next: Next | 'nothing' }) => {
  const { t, lang, now } = visit
  if (next === 'nothing')
    return (
      <p class="board-mine">
        {t('지금 기다리는 일이 없습니다.', 'Nothing waits for you now.')}{' '}
        <Link href={visit.href('/home')}>{t('내 업무 보기', 'My work')}</Link>
      </p>
    )
  const { item, queue, total } = next
  return (
    <section class="board-mine" aria-label={t('나의 다음 기한', 'My next deadline')}>
      <p class="board-note">
        {t('나의 다음 기한', 'My next deadline')} · {t(queue.title)}
      </p>
      <p class="board-my-item">
        <Link href={visit.href(item.href)}>{t(item.label)}</Link>
      </p>
      <p>
        {item.due ? (
          <Clock lang={lang} closesAt={item.due} now={now} />
        ) : item.since ? (
          t(`${showDay(item.since, 'ko', now)}부터 기다리고 있습니다.`, `Waiting since ${showDay(item.since, 'en', now)}.`)
        ) : null}
      </p>
      {total > 1 && (
        <p>
          <Link href={visit.href('/home')}>{t(`기다리는 일 ${total}건 모두 보기`, `See all ${total} that wait`)}</Link>
        </p>
      )}
    </section>
  )
}
