import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { ButtonLink, DataTable, Day, Downloads, Empty, Link, Num, StatusTag } from '../../ui/index.ts'
import type { Column, Tone } from '../../ui/index.ts'
import { findDeskRuleSets } from '../queries.ts'
import type { DeskRuleSet } from '../queries.ts'
import type { VersionState } from '../rule-set-version.ts'
import { stateWords, versionName } from '../words.ts'

export const stateTone: Record<VersionState, Tone> = { draft: 'neutral', in_review: 'warning', in_force: 'success', retired: 'neutral' }
const isOfficer = (visit: Visit) => visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')

export const drawRuleSets = async (visit: Visit) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const sets = await findDeskRuleSets(visit.read, desk)
  return page({
    title: t('심의규정', 'Rule sets'),
    density: 'staff',
    body: (
      <>
        <h1>{t('심의규정', 'Rule sets')}</h1>
        <p class="lead">
          {t(
            '누가 신청할 수 있고 무엇을 어떻게 심의하는지 정합니다. 고친 규정은 다른 승인자가 확인해야 시행됩니다.',
            'Who may apply and how it is judged. Another person must approve before it is in force.',
          )}
        </p>
        {isOfficer(visit) && (
          <p>
            <ButtonLink href={visit.href(`/desk/${desk}/rule-sets/new`)}>
              {t('표준 심의규정을 바탕으로 만들기', 'Make one from the standard set')}
            </ButtonLink>
          </p>
        )}
        <RuleSets visit={visit} sets={sets} />
        {sets.length > 0 && <Downloads lang={lang} base={visit.href(`/desk/${desk}/rule-sets`)} />}
      </>
    ),
  })
}

export const inForce = (set: DeskRuleSet) => set.versions.find(({ state }) => state === 'in_force')
export const open = (set: DeskRuleSet) => set.versions.find(({ state }) => state === 'draft' || state === 'in_review')

const at = (visit: Visit, set: DeskRuleSet, number: number) => visit.href(`/desk/${deskOf(visit)}/rule-sets/${set.id}/versions/${number}`)

const RuleSets = ({ visit, sets }: { visit: Visit; sets: readonly DeskRuleSet[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('이 기관의 심의규정', 'Rule sets of this institution')}
      rows={sets}
      rowKey={(set) => set.id}
      keys
      empty={
        <Empty
          title={t('아직 심의규정이 없습니다.', 'No rule set yet.')}
          reason={t(
            '표준 심의규정을 복사해 기관에 맞게 고친 뒤 시행할 수 있습니다.',
            'Copy the standard set, adapt it, and put it in force.',
          )}
        />
      }
      columns={columnsOf(visit)}
    />
  )
}

const columnsOf = (visit: Visit): readonly Column<DeskRuleSet>[] => {
  const { t, lang } = visit
  return [
    {
      key: 'name',
      header: t('심의규정', 'Rule set'),
      rowHeader: true,
      cell: (set) => <Link href={at(visit, set, (inForce(set) ?? set.versions[0])?.number ?? 1)}>{t(set.nameKo, set.nameEn)}</Link>,
    },
    {
      key: 'state',
      header: t('상태', 'State'),
      nowrap: true,
      cell: (set) =>
        inForce(set) ? (
          <StatusTag tone="success" word={t(stateWords.in_force)} />
        ) : (
          <StatusTag tone="neutral" word={t('시행 전', 'Not in force')} />
        ),
    },
    {
      key: 'version',
      header: t('시행 중인 판', 'Version'),
      nowrap: true,
      cell: (set) => {
        const one = inForce(set)
        return one ? t(versionName(one.number)) : '–'
      },
    },
    {
      key: 'since',
      header: t('시행일', 'In force since'),
      align: 'right',
      nowrap: true,
      cell: (set) => {
        const one = inForce(set)
        return one?.inForceAt ? <Day lang={lang} value={new Date(one.inForceAt)} form="table" /> : '–'
      },
    },
    {
      key: 'open',
      header: t('작성 중인 판', 'Draft'),
      cell: (set) => <OpenVersion visit={visit} set={set} />,
    },
    {
      key: 'calls',
      header: t('쓰는 공모', 'Calls'),
      align: 'right',
      cell: (set) => <Num lang={lang} value={set.calls} unit={t('건', '')} />,
    },
    {
      key: 'tracks',
      header: t('이 규정으로 심의한 신청', 'Applications judged by it'),
      align: 'right',
      cell: (set) => <Num lang={lang} value={set.tracks} unit={t('건', '')} />,
    },
  ]
}

/** The version somebody works on, be it a draft or waiting for another person. */
const OpenVersion = ({ visit, set }: { visit: Visit; set: DeskRuleSet }) => {
  const { t } = visit
  const one = open(set)
  return one ? (
    <>
      <Link href={at(visit, set, one.number)}>{t(versionName(one.number))}</Link>{' '}
      <StatusTag tone={stateTone[one.state]} word={t(stateWords[one.state])} />
    </>
  ) : (
    '–'
  )
}

/** Without a number: the version in force, or the newest. */
export const toNewest = async (visit: Visit) => {
  const set = (await findDeskRuleSets(visit.read, deskOf(visit))).find((one) => one.id === visit.params['ruleset'])
  const shown = set?.versions.find(({ state }) => state === 'in_force') ?? set?.versions[0]
  return set && shown ? redirect(`/desk/${deskOf(visit)}/rule-sets/${set.id}/versions/${shown.number}`) : notFound
}
