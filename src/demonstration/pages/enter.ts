import { startSession } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { sql } from '../../platform/database/database.ts'
import type { Reader } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound, redirect } from '../../platform/http/visit.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { owner, road } from '../road.ts'
import type { Place } from '../road.ts'
import { roles } from '../roles.ts'
import type { DemoRole } from '../roles.ts'

/** The person of a role and where they begin: for the firm the one of the road, for the reviewer the one with a sheet to fill. */
const placeOf = (read: Reader, role: DemoRole): Promise<Place | undefined> => {
  if (role.key === 'firm') return read.maybe(owner(''))
  if (role.key === 'reviewer')
    return read.maybe(sql<Place>`
    select r.person_id, ${role.start} as path from reviewers r join persons p on p.id = r.person_id and p.email like '%@market.example'
    order by (select count(*) from committee_seats s join reviews v on v.id = s.review_id
      where s.person_id = r.person_id and (s.state = 'invited' or (s.state = 'accepted' and v.state = 'evaluating'))) desc,
      p.email limit 1`)
  return read.maybe(sql<Place>`select id as person_id, ${role.start} as path from persons where email = ${role.email}`)
}

/** Signs in as the person of a role. Only a demonstration has such a door. */
export const postEnter = async (visit: Visit) => {
  const role = roles.find((one) => one.key === visit.params['role'])
  if (!visit.app.market.isDemonstration || !role) return notFound
  const place = await placeOf(visit.read, role)
  if (!place)
    return redirect(
      '/demo',
      text('아직 이 역할의 사람이 없습니다. 잠시 뒤 다시 눌러 주세요.', 'This person is not here yet. Press again in a moment.'),
    )
  return enter(visit, place, { role: role.key }, text(`${role.name.ko}의 화면입니다.`, `You see what this person sees: ${role.name.en}.`))
}

/** Becomes the person whose turn a step of the road is, on the page where it is done now. */
export const postStep = async (visit: Visit) => {
  const at = road.findIndex((one) => one.key === visit.params['step'])
  const step = road[at]
  if (!visit.app.market.isDemonstration || !step) return notFound
  const place = await visit.read.maybe(step.place)
  if (!place)
    return redirect(
      '/demo',
      text(
        '지금은 이 걸음을 기다리는 일이 없습니다. 앞 걸음을 먼저 걷거나 잠시 뒤 다시 눌러 주세요.',
        'Nothing waits for this step now: walk the one before it, or press again in a moment.',
      ),
    )
  const role = roles.find((one) => one.key === step.role)?.short ?? text('누구나', 'anybody')
  return enter(
    visit,
    place,
    { step: step.key },
    text(`${at + 1}번째 걸음입니다(${role.ko}). ${step.words.ko}`, `Step ${at + 1}, ${role.en.toLowerCase()}. ${step.words.en}`),
  )
}

const enter = async (visit: Visit, { personId, path }: Place, detail: Record<string, string>, flash: Text) => {
  const started = await inTransaction(visit.app.db, { ...visit.actor, personId: personId ?? visit.actor.personId }, async (tx) => {
    await tx.record({ action: 'demonstration.entered', kind: 'person', id: personId ?? 'visitor', detail })
    return personId === null
      ? undefined
      : startSession(tx, personId, { secondFactorPassed: true, address: visit.address, agent: visit.agent, secret: visit.app.secret })
  })
  return redirect(path, flash, started && { start: started.token, until: started.until })
}
