import type { MendPage } from '../../rulesets/index.ts'
import type { AssessedRule, DocumentMissing } from '../../rulesets/index.ts'
import { showDate } from '../../kernel/show.ts'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Clock, Disclosure, Link, ReasonList, StatusTag } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import type { Reason as ReasonShown } from '../../ui/index.ts'
import { profilePartOf } from '../papers.ts'
import { isForOfficer } from '../pre-check.ts'
import type { PreCheckRow } from '../pre-check.ts'
import type { TrackPage } from '../track-queries.ts'
import type { TrackState } from '../track.ts'
import { shortFirmWords, stateWords } from '../words.ts'

/** The address of an application at its firm, without the language. */
export const baseOf = (application: { readonly companyId: string; readonly id: string }) =>
  `/company/${application.companyId}/applications/${application.id}`

export const stateTone: Record<TrackState, Tone> = {
  submitted: 'neutral',
  received: 'info',
  checking: 'info',
  supplement_requested: 'warning',
  in_review: 'info',
  approved: 'success',
  conditional: 'warning',
  rejected: 'danger',
  certified: 'success',
  returned: 'danger',
  withdrawn: 'neutral',
  objected: 'warning',
}
/** A state in a word, for staff or for the firm. */
export const StateTag = ({ visit, state, firm }: { visit: Visit; state: TrackState; firm?: boolean }) => (
  <StatusTag tone={stateTone[state]} word={visit.t((firm === true ? shortFirmWords : stateWords)[state])} />
)

/** Under which call a track runs; its name may be long, so it has a line of its own. */
export const CallLine = ({ visit, track }: { visit: Visit; track: Pick<TrackPage, 'callId' | 'callKo' | 'callEn'> }) => (
  <p>
    <span class="quiet">{visit.t('공모', 'Call')}:</span>{' '}
    <Link href={visit.href(`/calls/${track.callId}`)}>{visit.t(track.callKo, track.callEn)}</Link>
  </p>
)

/** The clock of a call, or that it has none. */
export const ClosingClock = ({ visit, closesAt, draftKept }: { visit: Visit; closesAt: Date | null; draftKept?: boolean }) =>
  closesAt ? (
    <Clock lang={visit.lang} closesAt={closesAt} now={visit.now} draftKept={draftKept} />
  ) : (
    <span class="clock">{visit.t('상시 접수', 'Rolling: no closing date')}</span>
  )

const mendPaths: Record<MendPage, { readonly of: 'company' | 'technology' | 'nowhere'; readonly tail: string; readonly words: Text }> = {
  'company.profile': { of: 'company', tail: '/profile#facts', words: text('회사 정보 고치기', 'Mend the firm’s facts') },
  'company.kind': { of: 'company', tail: '/profile#kind', words: text('기업 형태 확인하기', 'See about the kind of firm') },
  'company.confirmations': { of: 'company', tail: '/profile#confirmations', words: text('확인서 올리기', 'Add the confirmation') },
  'company.years': { of: 'company', tail: '/profile#years', words: text('연도별 실적 적기', 'Give the yearly figures') },
  'technology.kind': { of: 'technology', tail: '/kind', words: text('기술의 종류 고르기', 'Choose the kind') },
  'technology.fields': { of: 'technology', tail: '/fields', words: text('기술 분야 고르기', 'Choose the fields') },
  'technology.trl': { of: 'technology', tail: '/trl', words: text('기술성숙도 고르기', 'Choose the readiness level') },
  'technology.price': { of: 'technology', tail: '/price', words: text('공급 가격 적기', 'Give the price range') },
  'technology.documents': { of: 'technology', tail: '/documents', words: text('서류 올리기', 'Upload papers') },
  'technology.rights': { of: 'technology', tail: '/ip-rights', words: text('지식재산권 적기', 'Give the IP rights') },
  'technology.certificates': { of: 'technology', tail: '/certificates', words: text('보유 인증 적기', 'Give the certificates') },
  'technology.supply': { of: 'technology', tail: '/supply', words: text('공급 실적 적기', 'Give the supply record') },
  'technology.specification': {
    of: 'technology',
    tail: '/specification',
    words: text('규격과 자재 적기', 'Give specification and materials'),
  },
  'application.answers': { of: 'nowhere', tail: '', words: text('', '') },
  'offer.plan': { of: 'nowhere', tail: '', words: text('', '') },
  nowhere: { of: 'nowhere', tail: '', words: text('', '') },
}

/** Pages on which a firm itself gives facts. */
export const firmPages = (Object.keys(mendPaths) as MendPage[]).filter((page) => mendPaths[page].of !== 'nowhere')

/** Where a rule that is not met, or a fact that is missing, can be mended by this firm. */
export const mendLink = (
  visit: Visit,
  page: MendPage | undefined,
  companyId: string,
  technologyId: string,
): { label: string; href: string } | undefined => {
  const to = page && mendPaths[page]
  if (!to || to.of === 'nowhere') return undefined
  const base = to.of === 'company' ? `/company/${companyId}` : `/company/${companyId}/technologies/${technologyId}`
  return { label: visit.t(to.words), href: visit.href(base + to.tail) }
}

/** An assessed rule as a reason: answer, rule, fact, and the way to mend it where there is one. */
export const reasonOf = (visit: Visit, assessed: AssessedRule, mend?: { label: string; href: string }): ReasonShown => {
  const { rule, evaluation, explanation } = assessed
  const isLeft = isForOfficer(assessed)
  // What the institution has not set yet is nothing the firm could mend.
  const words = [explanation.fact, isLeft ? undefined : explanation.mend]
  return {
    id: rule.id,
    answer: evaluation.answer,
    rule: visit.t(explanation.rule),
    word: evaluation.judged || isLeft ? visit.t('담당자 판단', 'An officer judges') : undefined,
    fact: words.flatMap((one) => (one ? [visit.t(one)] : [])).join(' ') || undefined,
    mend: evaluation.answer === 'yes' ? undefined : mend,
  }
}

/** Every condition but those already talked of, each with the fact it was held against; folded. */
export const HeldAgainst = ({
  visit,
  rules,
  talked = [],
  reason = (one) => reasonOf(visit, one),
}: {
  visit: Visit
  rules: readonly AssessedRule[]
  talked?: readonly AssessedRule[]
  reason?: (one: AssessedRule) => ReasonShown
}) => {
  const { t, lang } = visit
  const rest = rules.filter((one) => !talked.includes(one))
  return rest.length === 0 ? null : (
    <Disclosure
      summary={
        talked.length === 0
          ? t(`조건 ${rest.length}개와 확인한 사실`, `${several(rest.length, 'condition')}, and the facts they were held against`)
          : t(`나머지 조건 ${rest.length}개와 확인한 사실`, `The other ${several(rest.length, 'condition')}, and the facts`)
      }
    >
      <ReasonList lang={lang} reasons={rest.map(reason)} />
    </Disclosure>
  )
}

/** Where one may apply though not every condition is met: those that are open, which an officer judges. Draws nothing where none is. */
export const JudgedByOfficer = ({
  visit,
  row: { group, assessment },
}: {
  visit: Visit
  row: Pick<PreCheckRow, 'group' | 'assessment'>
}) => {
  const { t } = visit
  const open = assessment.unanswered
  return group !== 'yes' || open.length === 0 ? null : (
    <p class="quiet">
      {t(`담당자가 판단할 조건 ${open.length}개: `, `An officer judges ${open.length}: `)}
      {open.map((one) => t(one.rule.name)).join(', ')}
    </p>
  )
}

/** The papers that are missing, and those that are only where they apply. */
export const sortPapers = (papers: readonly DocumentMissing[]) => ({
  needed: papers.filter((paper) => !paper.perhaps),
  perhaps: papers.filter((paper) => paper.perhaps),
})

/** Why a paper counts as missing, by its name. */
export const paperWords = (paper: DocumentMissing): Text => {
  const { ko, en } = paper.name
  switch (paper.because.code) {
    case 'not-there':
      return paper.perhaps
        ? text(`${ko}: 해당하면 올려 주세요.`, `${en}: upload it if it applies to you.`)
        : text(`${ko}: 아직 올리지 않았습니다.`, `${en}: not uploaded yet.`)
    case 'day-unknown':
      return text(`${ko}: 유효기간을 확인할 날이 정해지지 않았습니다.`, `${en}: the day it must be valid on is not set.`)
    case 'not-valid':
      return paper.because.latestValidTo === undefined
        ? text(
            `${ko}: ${showDate(paper.because.on, 'ko')}에 유효한 것을 올려 주세요.`,
            `${en}: upload one valid on ${showDate(paper.because.on, 'en')}.`,
          )
        : text(
            `${ko}: ${showDate(paper.because.latestValidTo, 'ko')}에 유효기간이 끝났습니다. 새 서류를 올려 주세요.`,
            `${en}: it ended on ${showDate(paper.because.latestValidTo, 'en')}. Upload a new one.`,
          )
  }
}

/** Where the firm puts a missing paper. */
export const paperHref = (kind: string, companyId: string, technologyId: string): string => {
  const part = profilePartOf(kind)
  return part === undefined ? `/company/${companyId}/technologies/${technologyId}/documents` : `/company/${companyId}/profile#${part}`
}

/** Who did it, as it was recorded then; the names of institution and firm in the page's language. */
export const unitIn = (
  { t }: Visit,
  track: Pick<TrackPage, 'institutionKo' | 'institutionEn' | 'companyKo' | 'companyEn'>,
  unit: string,
): string =>
  unit === track.institutionKo
    ? t(track.institutionKo, track.institutionEn)
    : unit === track.companyKo
      ? t(track.companyKo, track.companyEn ?? track.companyKo)
      : unit
