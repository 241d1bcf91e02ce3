import { dayOf } from '../../kernel/dates.ts'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { DocumentMissing } from '../../rulesets/index.ts'
import { findTechnologyChoices } from '../../technologies/index.ts'
import { Button, Buttons, Disclosure, Empty, fieldId, Form, Link, ReasonList, Select, StatusTag } from '../../ui/index.ts'
import { choiceKey, readStanding, standings, standingHint, standingWords } from '../application.ts'
import { preCheck } from '../pre-check.ts'
import type { PreCheck, PreCheckGroup, PreCheckRow } from '../pre-check.ts'
import { ClosingClock, HeldAgainst, JudgedByOfficer, mendLink, paperHref, paperWords, reasonOf, sortPapers } from './marks.tsx'

const groups: readonly { group: PreCheckGroup; title: Text; tone: 'success' | 'warning' | 'danger' | 'info' }[] = [
  { group: 'yes', title: text('신청할 수 있습니다', 'You can apply'), tone: 'success' },
  { group: 'unknown', title: text('확인이 필요합니다', 'Something is not known yet'), tone: 'warning' },
  { group: 'applied', title: text('이미 신청했습니다', 'You have applied'), tone: 'info' },
  { group: 'no', title: text('아직 신청할 수 없습니다', 'You cannot apply yet'), tone: 'danger' },
]

/** One technology against every open call at once, grouped by answer; what is eligible is chosen and applied for together. */
export const drawPreCheck = async (visit: Visit) => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const technologies = await findTechnologyChoices(visit.read, companyId)
  const technologyId = visit.query('technology') || (technologies[0]?.id ?? '')
  const standing = readStanding(visit.query('standing'))
  const checked = technologyId === '' ? undefined : await preCheck(visit.read, companyId, technologyId, dayOf(visit.now), standing)
  if (visit.query('technology') !== '' && !checked) return notFound
  const base = `/company/${companyId}`
  const call = visit.query('call')
  return page({
    title: t('사전 확인', 'Pre-check'),
    body: (
      <>
        <h1>{t('신청할 수 있는 공모', 'Which calls fit')}</h1>
        {technologies.length === 0 ? (
          <Empty
            title={t('아직 등록한 기술이 없습니다.', 'No technology yet.')}
            reason={t('기술 이름과 몇 가지만 적으면 바로 확인해 드립니다.', 'Its name and a few facts are enough to check.')}
            action={{ label: t('기술 등록하기', 'Add a technology'), href: visit.href(`${base}/technologies/new`) }}
          />
        ) : (
          <Form lang={lang} method="get" action={visit.href(`${base}/pre-check`)} class="row" hidden={call ? { call } : {}}>
            <Select
              lang={lang}
              name="technology"
              label={t('기술', 'Technology')}
              optionalWord=""
              value={technologyId}
              options={technologies.map((one) => ({ value: one.id, label: t(one.titleKo, one.titleEn) || t('(이름 없음)', '(untitled)') }))}
            />
            <Select
              lang={lang}
              name="standing"
              label={t('신청인의 지위', 'You apply as')}
              optionalWord=""
              value={standing}
              hint={t(standingHint)}
              options={standings.map((one) => ({ value: one, label: t(standingWords[one]) }))}
            />
            <Button kind="secondary">{t('확인하기', 'Check')}</Button>
          </Form>
        )}
        {technologies.length > 0 && (
          <p>
            <Link href={visit.href(`${base}/matches${technologyId === '' ? '' : `?technology=${technologyId}`}`)}>
              {t('어울리는 차례로 보기', 'See them in the order in which they fit')}
            </Link>
          </p>
        )}
        {checked && <Answer visit={visit} checked={checked} companyId={companyId} standing={standing} />}
      </>
    ),
  })
}

/** What is ticked before anybody ticks: nothing, but the call or the row one came from, and all where all was asked for. */
const askedFor = (visit: Visit): ((row: PreCheckRow) => boolean) => {
  const [calls, choices] = [visit.queries('call'), visit.queries('choice')]
  if (visit.query('choose') === 'all') return () => true
  return ({ offer }) => calls.includes(offer.callId) || choices.includes(choiceKey(offer))
}

/** One press ticks every box, another none; both without script. */
const AllOrNone = ({ visit, count, isAll, here }: { visit: Visit; count: number; isAll: boolean; here: string }) => {
  const { t } = visit
  return count < 2 ? null : (
    <p>
      {isAll ? (
        <Link href={visit.href(`${here}#yes`)}>{t('고른 것 모두 지우기', 'Choose none')}</Link>
      ) : (
        <Link href={visit.href(`${here}&choose=all#yes`)}>
          {t(`신청할 수 있는 ${count}곳 모두 고르기`, `Choose all ${count} that you qualify for`)}
        </Link>
      )}
    </p>
  )
}

const Answer = ({ visit, checked, companyId, standing }: { visit: Visit; checked: PreCheck; companyId: string; standing: string }) => {
  const { t, lang } = visit
  const { counts, rows } = checked
  const isAsked = askedFor(visit)
  const here = `/company/${companyId}/pre-check?technology=${checked.technology.id}&standing=${standing}`
  if (rows.length === 0)
    return (
      <Empty
        title={t('지금 접수 중인 공모가 없습니다.', 'No call is open now.')}
        reason={t(
          '예정된 공모를 보시고, 그동안 기술 소개를 채워 두실 수 있습니다.',
          'See what is coming; meanwhile you can complete the technology.',
        )}
        action={{ label: t('예정된 공모 보기', 'See upcoming calls'), href: visit.href('/calls?state=upcoming') }}
      />
    )
  return (
    <>
      <p class="lead">
        {t(
          `공모와 기관 ${rows.length}곳 중 ${counts.yes}곳 신청 가능 · ${counts.unknown}곳 확인 필요 · ${counts.no}곳 불가`,
          `Of ${rows.length} places: ${counts.yes} open to you · ${counts.unknown} not known yet · ${counts.no} not`,
        )}
        {counts.applied > 0 && t(` · ${counts.applied}곳 신청함`, ` · ${counts.applied} applied`)}
      </p>
      <p class="quiet">
        {t(
          '제재와 체납이 없다는 것은 제출할 때 확약하시는 것으로 보고 확인했습니다. 최종 판단은 제출하는 날의 사실로 합니다.',
          'We took it that you can declare no debarment and no arrears. What counts are the facts on the day you submit.',
        )}
      </p>
      {groups.map(({ group, title, tone }) => {
        const own = rows.filter((row) => row.group === group)
        const list = (
          <ul class="rows">
            {own.map((row) => (
              <Row
                key={choiceKey(row.offer)}
                visit={visit}
                row={row}
                tone={tone}
                isChosen={isAsked(row)}
                companyId={companyId}
                technologyId={checked.technology.id}
              />
            ))}
          </ul>
        )
        return own.length === 0 ? null : (
          <section key={group} id={group}>
            <h2>
              {t(title)} <span class="quiet">{t(`${own.length}곳`, String(own.length))}</span>
            </h2>
            {group !== 'yes' ? (
              list
            ) : (
              <Form
                lang={lang}
                csrf={visit.csrf}
                action={visit.href(`/company/${companyId}/applications/new`)}
                hidden={{ technology: checked.technology.id, standing }}
              >
                <AllOrNone visit={visit} count={own.length} isAll={own.every(isAsked)} here={here} />
                {list}
                <Buttons>
                  <Button>{t('고른 기관에 신청하기', 'Apply to those chosen')}</Button>
                </Buttons>
              </Form>
            )}
          </section>
        )
      })}
    </>
  )
}

const papersStillAsked = (papers: readonly DocumentMissing[]): Text => {
  const {
    needed: { length: needed },
    perhaps: { length: perhaps },
  } = sortPapers(papers)
  const needs = text(`제출하려면 서류 ${needed}건이 더 필요합니다`, `${several(needed, 'paper is', 'papers are')} still needed to submit`)
  const adds = text(
    `해당하면 낼 서류가 ${perhaps}건 있습니다`,
    `${several(perhaps, 'paper', 'papers')} to add only if ${perhaps === 1 ? 'it applies' : 'they apply'}`,
  )
  if (needed === 0) return adds
  return perhaps === 0 ? needs : text(`${needs.ko}. ${adds.ko}`, `${needs.en}; ${adds.en}`)
}

const Row = ({
  visit,
  row,
  tone,
  isChosen,
  companyId,
  technologyId,
}: {
  visit: Visit
  row: PreCheckRow
  tone: 'success' | 'warning' | 'danger' | 'info'
  isChosen: boolean
  companyId: string
  technologyId: string
}) => {
  const { t, lang } = visit
  const { offer, assessment, group } = row
  const key = choiceKey(offer)
  const talked = group === 'no' ? assessment.failing : group === 'unknown' ? assessment.unanswered : []
  const name = `${t(offer.ko, offer.en)} · ${t(offer.titleKo, offer.titleEn)}`
  return (
    <li class="row-item">
      {group === 'yes' ? (
        <p class="choice">
          <input type="checkbox" id={fieldId(`choice-${key}`)} name="choice" value={key} checked={isChosen} />
          <label for={fieldId(`choice-${key}`)} class="strong">
            {name}
          </label>
        </p>
      ) : (
        <p class="row-title">
          <Link href={visit.href(`/calls/${offer.callId}`)}>{name}</Link>
        </p>
      )}
      <p class="row">
        <StatusTag
          tone={tone}
          word={t(
            `조건 ${assessment.rules.length}개 중 ${assessment.met}개 충족`,
            `${assessment.met} of ${several(assessment.rules.length, 'condition')} met`,
          )}
        />{' '}
        <ClosingClock visit={visit} closesAt={offer.closesAt} />
      </p>
      {group === 'yes' && (
        <p>
          <Link href={visit.href(`/calls/${offer.callId}`)} hidden={name}>
            {t('공모 내용 보기', 'Read the call')}
          </Link>
        </p>
      )}
      {group === 'applied' && row.trackId && (
        <p>
          <Link href={visit.href(`/company/${companyId}/tracks/${row.trackId}`)} hidden={name}>
            {t('진행 상황 보기', 'See how it stands')}
          </Link>
        </p>
      )}
      {talked.length > 0 && (
        <ReasonList
          lang={lang}
          reasons={talked.map((one) => reasonOf(visit, one, mendLink(visit, one.explanation.mendAt[0], companyId, technologyId)))}
        />
      )}
      <JudgedByOfficer visit={visit} row={row} />
      <HeldAgainst visit={visit} rules={assessment.rules} talked={talked} />
      {row.papers.length > 0 && (group === 'yes' || group === 'unknown') && (
        <Disclosure summary={t(papersStillAsked(row.papers))}>
          <ul>
            {row.papers.map((paper) => (
              <li key={paper.document.id}>
                {t(paperWords(paper))}{' '}
                <Link href={visit.href(paperHref(paper.document.kind, companyId, technologyId))} hidden={t(paper.name)}>
                  {t('올리기', 'Upload')}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}
