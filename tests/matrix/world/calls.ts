import { addCallFile } from '../../../src/calls/actions/files.ts'
import { askToCloseCall } from '../../../src/calls/actions/end-call.ts'
import { askQuestion, draftCall, publishCall, submitCall } from '../../../src/calls/index.ts'
import type { CallContent } from '../../../src/calls/index.ts'
import { draftNextVersion } from '../../../src/rulesets/actions/draft.ts'
import { submitVersion } from '../../../src/rulesets/actions/move.ts'
import { shortRules } from '../../cast.ts'
import { cloneRuleSet, putInForce, ruleSetInForce, standardRuleSetId } from '../../../src/rulesets/index.ts'
import type { RuleSetContent } from '../../../src/rulesets/index.ts'
import { must } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { asFirm, asStaff, byOfficer, mark, paperOf } from './sides.ts'
import type { Side } from './sides.ts'

export const enterRules = (market: Market, side: Side): Promise<string> =>
  byOfficer(market, side, async (tx) => {
    const from = await ruleSetInForce(tx, standardRuleSetId)
    const change = (content: RuleSetContent): RuleSetContent => ({
      ...content,
      committee: shortRules.committee,
      trimming: shortRules.trimming,
    })
    const { ruleSetId, versionId } = must(
      await cloneRuleSet(tx, {
        fromVersionId: from?.id ?? '',
        institutionId: side.institution,
        nameKo: `규정 ${side.name}`,
        nameEn: `Rules ${side.name}`,
        by: side.people.officer,
        change,
      }),
    )
    must(await putInForce(tx, { versionId, by: side.people.approver }))
    return ruleSetId
  })

export const callContent = (side: Side, title: string): CallContent => ({
  programme: 'certification',
  theme: 'general',
  titleKo: `${title} ${side.name}`,
  titleEn: `${title} ${side.name}`,
  bodyKo: '공고문입니다.',
  bodyEn: 'The notice.',
  opensAt: new Date(Date.now() - 86_400_000),
  closesAt: undefined,
  institutions: [
    { institutionId: side.institution, isLead: true, ruleSetId: side.ids['ruleset'] ?? '', fieldCodes: [], extraQuestions: [] },
  ],
})

export const setCallsAndRules = async (market: Market, side: Side) => {
  const { app } = market
  const officer = asStaff(side, 'officer')
  const draft = must(await draftCall(app, officer, callContent(side, mark(side.name, 'calldraft')))).id
  const waiting = must(await draftCall(app, officer, callContent(side, mark(side.name, 'callwaiting')))).id
  must(await submitCall(app, officer, waiting, 1))
  const closesAt = new Date(Date.now() + 30 * 86_400_000)
  const publishDated = async (title: string) => {
    const { id } = must(await draftCall(app, officer, { ...callContent(side, title), closesAt }))
    must(await submitCall(app, officer, id, 1))
    must(await publishCall(app, asStaff(side, 'approver'), id, 2))
    return id
  }
  const [ending, asked] = [await publishDated('끝낼 공모'), await publishDated('일찍 마감할 공모')]
  must(await askToCloseCall(app, officer, asked, 3, '예산을 모두 써서 더 받지 않습니다.'))
  const published = side.ids['call.published'] ?? ''
  must(await addCallFile(app, officer, published, await paperOf(market, `form-${side.name}.pdf`), '서식', 'Form'))
  must(await askQuestion(app, asFirm(side), published, '언제까지 신청할 수 있나요?'))
  const { file, row, question } = await market.read.one(
    sql<{
      file: string
      row: string
      question: string
    }>`select (select file_id from call_files where call_id = ${published}) as file,
      (select id from call_files where call_id = ${published}) as row,
      (select id from call_questions where call_id = ${published}) as question`,
  )
  Object.assign(side.ids, {
    'call.draft': draft,
    'call.waiting': waiting,
    'call.ending': ending,
    'call.asked': asked,
    'file.call': file,
    callfile: row,
    question,
  })
  for (const what of ['ruleset.draft', 'ruleset.waiting'] as const) {
    const id = await enterRules(market, side)
    must(await draftNextVersion(app, officer, id))
    if (what === 'ruleset.waiting') must(await submitVersion(app, officer, { ruleSetId: id, number: 2 }, mark(side.name, 'ruledraft')))
    side.ids[what] = id
  }
}

/** A call of another institution that asks this one to join. */
export const setJoining = async (market: Market, side: Side, lead: Side) => {
  const content = callContent(lead, '함께할 공모')
  const member = {
    institutionId: side.institution,
    isLead: false,
    ruleSetId: side.ids['ruleset'] ?? '',
    fieldCodes: [],
    extraQuestions: [],
  }
  const { id } = must(
    await draftCall(market.app, asStaff(lead, 'officer'), { ...content, institutions: [...content.institutions, member] }),
  )
  must(await submitCall(market.app, asStaff(lead, 'officer'), id, 1))
  side.ids['call.joining'] = id
}
