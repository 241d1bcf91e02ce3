import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findDeskRuleSets } from '../queries.ts'
import type { DeskRuleSet } from '../queries.ts'
import { stateWords, versionName } from '../words.ts'
import { inForce, open } from './rule-set-list.tsx'

const dateOf = (when: string | null | undefined) => (when ? new Date(when) : null)

/** The rule sets of an institution, each with its version in force and the one somebody works on. */
export const exportRuleSets = listFile(async (visit: Visit) => {
  const { t } = visit
  const named = (one: DeskRuleSet['versions'][number] | undefined) => one && t(versionName(one.number))
  return {
    name: t('심의규정', 'Rule sets'),
    file: t('심의규정', 'rule sets'),
    columns: [
      { header: t('심의규정', 'Rule set'), width: 40, cell: (set) => t(set.nameKo, set.nameEn) },
      { header: t('상태', 'State'), cell: (set) => (inForce(set) ? t(stateWords.in_force) : t('시행 전', 'Not in force')) },
      { header: t('시행 중인 판', 'Version'), cell: (set) => named(inForce(set)) },
      { header: t('시행일', 'In force since'), type: 'day', cell: (set) => dateOf(inForce(set)?.inForceAt) },
      { header: t('작성 중인 판', 'Draft'), cell: (set) => named(open(set)) },
      { header: t('쓰는 공모', 'Calls'), type: 'number', cell: (set) => Number(set.calls) },
      { header: t('이 규정으로 심의한 신청', 'Applications judged by it'), type: 'number', cell: (set) => Number(set.tracks) },
    ],
    rows: await findDeskRuleSets(visit.read, deskOf(visit)),
  }
})

/** The versions of one rule set, the newest first. */
export const exportVersions = listFile(async (visit: Visit) => {
  const { t } = visit
  const set = (await findDeskRuleSets(visit.read, deskOf(visit))).find((one) => one.id === visit.params['ruleset'])
  if (!set) return undefined
  return {
    name: t('판', 'Versions'),
    file: `${t(set.nameKo, set.nameEn)} ${t('판', 'versions')}`,
    columns: [
      { header: t('심의규정', 'Rule set'), width: 40, cell: () => t(set.nameKo, set.nameEn) },
      { header: t('판', 'Version'), type: 'number', cell: (one) => one.number },
      { header: t('상태', 'State'), cell: (one) => t(stateWords[one.state]) },
      { header: t('시행', 'In force since'), type: 'moment', cell: (one) => dateOf(one.inForceAt) },
    ],
    rows: set.versions,
  }
})
