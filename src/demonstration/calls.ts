import { agreeToCall, answerQuestion, askQuestion, cancelCall, closeDueCalls, draftCall, publishCall, submitCall } from '../calls/index.ts'
import type { CallContent, CallState } from '../calls/index.ts'
import { endOfDay, startOfDay } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import type { CallData } from './data.ts'
import type { Story } from './story.ts'
import { asFirm, asStaff, asSystem, firmOf, must, ruleSetOf } from './world.ts'
import type { World } from './world.ts'

interface Here {
  readonly version: number
  readonly id: string
  readonly state: CallState
  /** Members of a joint call that have not agreed yet. */
  readonly waiting: readonly string[]
}
const findCall = (world: World, call: CallData): Promise<Here | undefined> =>
  world.read.maybe(
    sql<Here>`select id, state, version, array(select institution_id from call_institutions i where i.call_id = calls.id and not i.is_lead
        and i.agreed_by is null order by institution_id) as waiting from calls where lead_institution_id = ${call.lead} and title_ko = ${call.titleKo}
      order by drafted_at limit 1`,
  )

const contentOf = (world: World, call: CallData): CallContent => ({
  programme: 'certification',
  theme: call.theme,
  titleKo: call.titleKo,
  titleEn: call.titleEn,
  bodyKo: call.bodyKo,
  bodyEn: call.bodyEn,
  opensAt: startOfDay(world.calendar.day(call.opensDaysAgo)),
  closesAt: call.closesDaysAgo === null ? undefined : endOfDay(world.calendar.day(call.closesDaysAgo)),
  institutions: [call.lead, ...call.members].map((institutionId) => ({
    institutionId,
    isLead: institutionId === call.lead,
    ruleSetId: ruleSetOf(world, institutionId),
    fieldCodes: call.fields ?? [],
    extraQuestions: institutionId === call.lead ? call.questions.map(({ answer: _answer, ...question }) => question) : [],
  })),
})

/** A call from its draft to where it stands: an officer drafts, another person publishes, its day closes it, if `closes` says so yet. */
export async function* runCall(world: World, call: CallData, closes: boolean): Story {
  const { moment } = world.calendar
  const drafted = Math.max(call.opensDaysAgo + 6, 2)
  for (let here = await findCall(world, call); ; here = await findCall(world, call)) {
    if (here) world.calls.set(call.key, here.id)
    if (!here) {
      yield moment(drafted, 10)
      must(
        await draftCall(world.app, asStaff(world, 'officer', call.lead, moment(drafted, 10)), contentOf(world, call)),
        `Draft of ${call.key}`,
      )
    } else if (here.state === 'draft') {
      if (call.until === 'draft') return
      yield moment(drafted - 1, 15)
      must(
        await submitCall(world.app, asStaff(world, 'officer', call.lead, moment(drafted - 1, 15)), here.id, here.version),
        `Submission of ${call.key}`,
      )
    } else if (here.state === 'awaiting_approval') {
      if (call.until === 'awaiting_approval') return
      yield moment(drafted - 1, 17)
      for (const member of here.waiting)
        must(
          await agreeToCall(world.app, asStaff(world, 'approver', member, moment(drafted - 1, 16)), here.id, here.version),
          `Consent to ${call.key}`,
        )
      must(
        await publishCall(world.app, asStaff(world, 'approver', call.lead, moment(drafted - 1, 17)), here.id, here.version),
        `Publication of ${call.key}`,
      )
    } else if (here.state === 'published' && call.until === 'cancelled') {
      yield moment((call.closesDaysAgo ?? 0) + 9, 10)
      must(
        await cancelCall(
          world.app,
          asStaff(world, 'approver', call.lead, moment((call.closesDaysAgo ?? 0) + 9, 10)),
          here.id,
          here.version,
          call.reason ?? '',
        ),
        `Cancelling of ${call.key}`,
      )
    } else if (closes && here.state === 'published' && call.closesDaysAgo !== null && call.closesDaysAgo > 0) {
      const after = new Date(endOfDay(world.calendar.day(call.closesDaysAgo)).getTime() + 60_000)
      yield after
      await closeDueCalls(world.app, asSystem(world, after))
    } else return
  }
}

/** What firms asked about a call, and what they were answered. */
export async function* askAbout(world: World, call: CallData): Story {
  const { moment } = world.calendar
  for (const one of call.asked ?? []) {
    const known = () =>
      world.read.maybe(
        sql<{
          id: string
          answer: string | null
        }>`select q.id, q.answer from call_questions q join calls c on c.id = q.call_id
          where c.title_ko = ${call.titleKo} and q.question = ${one.question}`,
      )
    if (!(await known())) {
      yield moment(one.daysAgo, 11)
      must(
        await askQuestion(
          world.app,
          asFirm(world, firmOf(world, one.firm), moment(one.daysAgo, 11)),
          world.calls.get(call.key) ?? '',
          one.question,
        ),
        `A question on ${call.key}`,
      )
    }
    const asked = await known()
    if (one.answer === undefined || one.answerDaysAgo === undefined || !asked || asked.answer !== null) continue
    yield moment(one.answerDaysAgo, 14)
    must(
      await answerQuestion(
        world.app,
        asStaff(world, 'officer', call.lead, moment(one.answerDaysAgo, 14)),
        world.calls.get(call.key) ?? '',
        asked.id,
        one.answer,
      ),
      `An answer on ${call.key}`,
    )
  }
}
