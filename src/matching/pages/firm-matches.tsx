import { choiceKey, ClosingClock, JudgedByOfficer, mendLink, reasonOf } from '../../applications/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { findTechnologyChoices, titleOf } from '../../technologies/index.ts'
import { Button, Downloads, Empty, Form, Link, Notice, ReasonList, Select, StatusTag } from '../../ui/index.ts'
import { englishFor } from '../../vocabulary/index.ts'
import { matchCalls } from '../for-firm.ts'
import type { CallMatch } from '../for-firm.ts'
import { findChoices } from '../queries.ts'
import { callGroupWords, groupTone } from '../words.ts'
import { aboutCallPoints, points, ScoreParts } from './score-parts.tsx'
import type { FieldNames } from './score-parts.tsx'

const groups = ['yes', 'unknown', 'no', 'applied'] as const
const mostShown = 60

/** The technology that is asked about, '' for any, among those of the firm; undefined where it is not the firm's. */
export const technologyAsked = async (visit: Visit, companyId: string) => {
  const asked = visit.query('technology')
  const technologies = await findTechnologyChoices(visit.read, companyId)
  return asked === '' || technologies.some((one) => one.id === asked) ? { asked, technologies } : undefined
}

/** The open calls in the order in which they fit one technology of a firm, or any of them. Four statements. */
export const drawFirmMatches = async (visit: Visit) => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const choice = await technologyAsked(visit, companyId)
  if (!choice) return notFound
  const { asked, technologies } = choice
  const [found, choices, english] = await Promise.all([
    matchCalls(visit.read, visit.app.searches, companyId, dayOf(visit.now), asked === '' ? undefined : asked),
    findChoices(visit.read),
    englishFor(visit),
  ])
  const names = { ...choices, english }
  return page({
    title: t('어울리는 공모', 'Calls that fit'),
    noIndex: true,
    body: (
      <>
        <h1>{t('어울리는 공모', 'Calls that fit')}</h1>
        <p class="lead">
          {t(
            '지금 접수 중인 공모를 기술에 어울리는 차례로 보여 드립니다. 신청할 수 있는 곳이 먼저입니다.',
            'The open calls in the order in which they fit your technologies; where you can apply comes first.',
          )}
        </p>
        <Choosing visit={visit} technologies={technologies} asked={asked} />
        {found.simplified && (
          <Notice title={t('공모의 낱말 색인을 준비하고 있습니다.', 'The index of calls is being prepared.')}>
            <p>{t('지금은 자격과 분야로만 차례를 정했습니다.', 'For now the order goes by conditions and fields alone.')}</p>
          </Notice>
        )}
        {technologies.length > 0 && (
          <Matches visit={visit} matches={found.matches} names={names} named={asked === ''} simplified={found.simplified} />
        )}
        {found.matches.length > 0 && (
          <Downloads
            lang={lang}
            base={visit.href(`/company/${companyId}/matches`)}
            asked={asked === '' ? '' : `?technology=${encodeURIComponent(asked)}`}
          />
        )}
      </>
    ),
  })
}

interface ChoosingProps {
  readonly visit: Visit
  readonly technologies: Awaited<ReturnType<typeof findTechnologyChoices>>
  readonly asked: string
}

/** One technology, or all of them. */
const Choosing = ({ visit, technologies, asked }: ChoosingProps) => {
  const { t, lang } = visit
  const base = `/company/${actingAs(visit, 'company').companyId}`
  if (technologies.length === 0)
    return (
      <Empty
        title={t('아직 등록한 기술이 없습니다.', 'No technology yet.')}
        reason={t('기술을 등록하면 어울리는 공모를 바로 보여 드립니다.', 'Add one and the calls that fit come at once.')}
        action={{ label: t('기술 등록하기', 'Add a technology'), href: visit.href(`${base}/technologies/new`) }}
      />
    )
  return (
    <Form lang={lang} method="get" action={visit.href(`${base}/matches`)} class="row">
      <Select
        lang={lang}
        name="technology"
        label={t('기술', 'Technology')}
        optionalWord=""
        value={asked}
        options={[
          { value: '', label: t('모든 기술', 'All technologies') },
          ...technologies.map((one) => ({ value: one.id, label: titleOf(t, one) || t('(이름 없음)', '(untitled)') })),
        ]}
      />
      <Button kind="secondary">{t('보기', 'Show')}</Button>
    </Form>
  )
}

interface MatchesProps {
  readonly visit: Visit
  readonly matches: readonly CallMatch[]
  readonly names: FieldNames
  readonly named: boolean
}

const Matches = ({ visit, matches, names, named, simplified }: MatchesProps & { simplified: boolean }) => {
  const { t } = visit
  if (matches.length === 0)
    return (
      <Empty
        title={t('지금 접수 중인 공모가 없습니다.', 'No call is open now.')}
        action={{ label: t('예정된 공모 보기', 'See upcoming calls'), href: visit.href('/calls?state=upcoming') }}
      />
    )
  return (
    <>
      {!simplified && matches.every((one) => !one.fits) && (
        <Notice title={t('지금 접수 중인 공모 가운데 어울리는 곳이 없습니다.', 'No open call fits now.')}>
          <p>
            {t(
              '자격이 되는 곳은 아래에 있습니다. 핵심어와 소개를 더 적으면 찾을 수 있는 말이 늘어납니다. ',
              'Below are those whose conditions you meet. More key words and a fuller description give more to find by. ',
            )}
            <Link href={visit.href('/calls?state=upcoming')}>{t('예정된 공모 보기', 'See upcoming calls')}</Link>
          </p>
        </Notice>
      )}
      <p class="quiet">{aboutCallPoints(visit)}</p>
      {groups.map((group) => (
        <Group key={group} visit={visit} group={group} matches={matches} names={names} named={named} />
      ))}
      {matches.length > mostShown && (
        <p class="quiet">
          {t(
            `${matches.length}곳 가운데 앞 ${mostShown}곳을 보여 드렸습니다. 기술을 하나 고르면 좁혀집니다.`,
            `The first ${mostShown} of ${matches.length}. Choose one technology to narrow it.`,
          )}
        </p>
      )}
    </>
  )
}

const Group = ({ visit, group, matches, names, named }: MatchesProps & { group: CallMatch['group'] }) => {
  const { t } = visit
  const all = matches.filter((one) => one.group === group)
  const own = matches.slice(0, mostShown).filter((one) => one.group === group)
  const [fitting, others] = [own.filter((one) => one.fits), own.filter((one) => !one.fits)]
  const list = (rows: readonly CallMatch[], start: number) => (
    <ol class="rows" start={start}>
      {rows.map((one) => (
        <Row
          key={`${one.row.offer.callId}-${one.row.offer.institutionId}`}
          visit={visit}
          match={one}
          companyId={actingAs(visit, 'company').companyId}
          names={names}
          named={named}
        />
      ))}
    </ol>
  )
  return own.length === 0 ? null : (
    <section id={group}>
      <h2>
        {t(callGroupWords[group])} <span class="quiet">{t(`${all.length}곳`, String(all.length))}</span>
      </h2>
      {fitting.length > 0 && list(fitting, 1)}
      {others.length > 0 && (
        <>
          <p class="found-divider strong">
            {t('뜻있는 말과 분야가 거의 겹치지 않아 어울린다고 보지 않는 곳', 'No match: no telling word and hardly a field are shared')}
          </p>
          {list(others, fitting.length + 1)}
        </>
      )}
    </section>
  )
}

interface RowProps {
  readonly visit: Visit
  readonly match: CallMatch
  readonly companyId: string
  readonly names: FieldNames
  readonly named: boolean
}

const Row = ({ visit, match, companyId, names, named }: RowProps) => {
  const { t, lang } = visit
  const {
    row: { offer, assessment, trackId },
    technology,
    group,
  } = match
  const name = `${t(offer.ko, offer.en)} · ${t(offer.titleKo, offer.titleEn)}`
  const talked = group === 'no' ? assessment.failing : group === 'unknown' ? assessment.unanswered : []
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={visit.href(`/calls/${offer.callId}`)}>{name}</Link>
      </p>
      <p class="row">
        <StatusTag tone={groupTone[group]} word={t(callGroupWords[group])} />{' '}
        <span class="strong">{t(`어울림 ${points(match.score)}점`, `${points(match.score)} points`)}</span>{' '}
        <ClosingClock visit={visit} closesAt={offer.closesAt} />
      </p>
      {named && (
        <p>
          {t('가장 잘 어울리는 기술: ', 'Best with: ')}
          {titleOf(t, technology)}
        </p>
      )}
      {talked.length > 0 && (
        <ReasonList
          lang={lang}
          reasons={talked.map((one) => reasonOf(visit, one, mendLink(visit, one.explanation.mendAt[0], companyId, technology.id)))}
        />
      )}
      <JudgedByOfficer visit={visit} row={match.row} />
      <ScoreParts visit={visit} score={match.score} parts={match.parts} names={names} />
      {group === 'applied' && trackId !== undefined ? (
        <p>
          <Link href={visit.href(`/company/${companyId}/tracks/${trackId}`)} hidden={name}>
            {t('진행 상황 보기', 'See how it stands')}
          </Link>
        </p>
      ) : (
        group !== 'no' && (
          <p>
            <Link href={visit.href(`/company/${companyId}/pre-check?technology=${technology.id}&choice=${choiceKey(offer)}`)} hidden={name}>
              {t('사전 확인에서 신청하기', 'Apply from the pre-check')}
            </Link>
          </p>
        )
      )}
    </li>
  )
}
