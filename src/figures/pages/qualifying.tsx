import { findFields } from '../../institutions/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { several } from '../../kernel/text.ts'
import { matchFirms, points, ScoreParts } from '../../matching/index.ts'
import type { FieldNames, FirmMatch, FirmMatches, TechnologyAtCall } from '../../matching/index.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { pageAsked } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { Disclosure, Downloads, Empty, Link, Pagination, StatusTag } from '../../ui/index.ts'
import { englishFor } from '../../vocabulary/index.ts'

const perPage = 20
/** So many that qualify, and fit no call, stand on the page; all of them in the file. */
const mostBeside = 50

export interface Qualifying extends FirmMatches {
  readonly names: FieldNames
}
const matched = (visit: Visit): Promise<FirmMatches> => matchFirms(visit.read, visit.app.searches, deskOf(visit), dayOf(visit.now))
/** Who could apply, by fit, and the names of the fields by which it is said. Three statements. */
export const findQualifying = async (visit: Visit): Promise<Qualifying> => {
  const [found, fields, english] = await Promise.all([matched(visit), findFields(visit.read), englishFor(visit)])
  return { ...found, names: { fields, english } }
}

export const pagesOf = ({ firms }: Qualifying): number => Math.ceil(firms.length / perPage)

const technologyOf = ({ t }: Visit, one: TechnologyAtCall) => t(one.titleKo, one.titleEn || one.titleKo)
const callOf = ({ t }: Visit, { offer }: TechnologyAtCall) => t(offer.titleKo, offer.titleEn || offer.titleKo)
const firmOf = ({ t }: Visit, { company }: FirmMatch) => t(company.ko, company.en || company.ko)
const groupWord = ({ t }: Visit, group: TechnologyAtCall['group']) =>
  group === 'yes' ? t('신청 가능', 'Can apply') : t('확인 필요', 'To be checked')

/** How many conditions are met, and whose it is to say the rest: the firm's, or of one that may apply an officer's. */
const conditionsOf = ({ t }: Visit, { assessment: { rules, met, unanswered }, group }: TechnologyAtCall): string => {
  if (rules.length === 0) return t('따로 정한 자격 조건이 없음', 'No conditions are set')
  const open = unanswered.map((one) => t(one.rule.name)).join(', ')
  return t(
    `자격 조건 ${rules.length}개 중 ${met}개 충족${open === '' ? '' : group === 'yes' ? `, 신청서에서 확인할 것: ${open}` : `, 기업에 확인할 것: ${open}`}`,
    `meets ${met} of ${rules.length} conditions${open === '' ? '' : group === 'yes' ? `; seen in the application: ${open}` : `; to be asked of the firm: ${open}`}`,
  )
}

/** The pre-check turned round, in the order of fit. Only what a firm has published or declared is shown: its name, its technology, and how many conditions it meets. */
export const QualifyingFirms = ({ visit, found }: { visit: Visit; found: Qualifying }) => {
  const { t, lang } = visit
  const at = pageAsked(visit)
  const base = visit.href(`/desk/${deskOf(visit)}/activation`)
  const shown = found.firms.slice((at - 1) * perPage, at * perPage)
  return (
    <section id="qualifying" class="stack">
      <h2>{t('자격이 되는데 신청하지 않은 기업', 'Firms that qualify and have not applied')}</h2>
      <p class="quiet">
        {t(
          '자격 조건에 걸리는 것이 없고 기술이 열린 공모와 어울리는 기업입니다. 바로 신청할 수 있는 기업을 먼저, 확인할 것이 남은 기업을 뒤에, 어울리는 차례로 한 번씩 보여 드립니다. 자격만 되는 기업은 그 아래에 모았습니다.',
          'Firms that fail no condition and have a technology that fits an open call. Those that can apply come first, those with something to check after them, each once and the best fit first. Firms that only qualify are gathered below.',
        )}
        {found.simplified &&
          t(
            ' 공모의 낱말 색인을 준비하고 있어 지금은 분야로만 견줍니다.',
            ' The index of calls is being prepared: for now only fields count.',
          )}
      </p>
      {found.firms.length === 0 ? (
        <Empty
          title={t(
            '열린 공모와 어울리는 기업 가운데 아직 신청하지 않은 곳이 없습니다.',
            'No firm that fits an open call has still to apply.',
          )}
          reason={
            found.beside.length === 0
              ? t('자격이 되는 다른 기업도 지금은 없습니다.', 'No other firm qualifies now.')
              : t('자격만 되는 기업은 아래에 있습니다.', 'Those that only qualify stand below.')
          }
        />
      ) : (
        <>
          <ol class="rows" start={(at - 1) * perPage + 1}>
            {shown.map((one) => (
              <Row key={one.company.id} visit={visit} match={one} names={found.names} />
            ))}
          </ol>
          <Pagination lang={lang} page={at} pages={pagesOf(found)} href={(number) => `${base}?page=${number}#qualifying`} />
        </>
      )}
      {found.beside.length > 0 && <Beside visit={visit} firms={found.beside} />}
      {found.firms.length + found.beside.length > 0 && (
        <Downloads lang={lang} base={base} what={t('신청하지 않은 기업', 'firms that qualify')} />
      )}
      {found.unread > 0 && (
        <p class="quiet">
          {t(
            `그 밖의 기술 ${found.unread}건은 분야로만 견주었습니다.`,
            `${several(found.unread, 'further technology was', 'further technologies were')} compared by field alone.`,
          )}
        </p>
      )}
    </section>
  )
}

/** Firms whose technology shares neither words nor fields with an open call: the team may know better. */
const Beside = ({ visit, firms }: { visit: Visit; firms: readonly FirmMatch[] }) => {
  const { t } = visit
  return (
    <Disclosure
      summary={t(
        `자격은 되지만 기술이 열린 공모와 겹치는 것이 적은 기업 ${firms.length}곳`,
        `${several(firms.length, 'firm that qualifies', 'firms that qualify')}, with little in common with an open call`,
      )}
    >
      <ul>
        {firms.slice(0, mostBeside).map((one) => (
          <li key={one.company.id}>
            {firmOf(visit, one)} · {technologyOf(visit, one.best)}{' '}
            <span class="quiet">
              → {callOf(visit, one.best)} ({groupWord(visit, one.best.group)})
            </span>
          </li>
        ))}
      </ul>
      {firms.length > mostBeside && (
        <p class="quiet">
          {t(
            `${mostBeside}곳까지 보여 드립니다. 모두 보려면 목록을 내려받아 주세요.`,
            `The first ${mostBeside} are shown; the file has all of them.`,
          )}
        </p>
      )}
    </Disclosure>
  )
}

const Row = ({ visit, match, names }: { visit: Visit; match: FirmMatch; names: FieldNames }) => {
  const { t } = visit
  const { best, others } = match
  return (
    <li class="row-item">
      <p class="row-title">
        {firmOf(visit, match)} · {technologyOf(visit, best)}
      </p>
      <p class="row">
        <StatusTag tone={best.group === 'yes' ? 'success' : 'warning'} word={groupWord(visit, best.group)} />{' '}
        <span class="strong">{t(`어울림 ${points(best.score)}점`, `${points(best.score)} points`)}</span>{' '}
        <Link href={visit.href(`/calls/${best.offer.callId}`)}>{callOf(visit, best)}</Link>
      </p>
      <p class="quiet">{conditionsOf(visit, best)}</p>
      <ScoreParts visit={visit} score={best.score} parts={best.parts} names={names} />
      {others.length > 0 && (
        <Disclosure summary={t(`이 기업의 다른 어울림 ${others.length}건`, `${others.length} more of this firm`)}>
          <ul>
            {others.map((one) => (
              <li key={`${one.id}-${one.offer.callId}`}>
                {technologyOf(visit, one)} → {callOf(visit, one)} (
                {t(
                  `어울림 ${points(one.score)}점, ${groupWord(visit, one.group)}`,
                  `${points(one.score)} points, ${groupWord(visit, one.group)}`,
                )}
                )
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}

/** The same list as a file, a row for each firm with its best technology: those that fit, then those that only qualify. Firms, and no person, stand in it. */
export const exportQualifying = listFile(async (visit: Visit) => {
  const { t } = visit
  const { firms, beside } = await matched(visit)
  return {
    name: t('신청하지 않은 기업', 'Firms that qualify'),
    file: t('신청하지 않은 기업', 'firms that qualify'),
    columns: [
      { header: t('기업', 'Firm'), width: 30, cell: (one) => firmOf(visit, one) },
      { header: t('기술', 'Technology'), width: 40, cell: (one) => technologyOf(visit, one.best) },
      { header: t('공모', 'Call'), width: 40, cell: (one) => callOf(visit, one.best) },
      { header: t('자격', 'Eligibility'), cell: (one) => groupWord(visit, one.best.group) },
      { header: t('조건', 'Conditions'), width: 40, cell: (one) => conditionsOf(visit, one.best) },
      {
        header: t('열린 공모와', 'With an open call'),
        cell: (one) => (one.best.fits ? t('어울림', 'fits') : t('겹치는 것이 적음', 'little in common')),
      },
      { header: t('어울림(100점 만점)', 'Fit, of 100'), cell: (one) => points(one.best.score) },
      { header: t('다른 어울림', 'More that fit'), type: 'number', cell: (one) => one.others.length },
    ],
    rows: [...firms, ...beside],
  }
})
