import { startSession } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { sql } from '../../platform/database/database.ts'
import type { Reader } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { text } from '../../kernel/text.ts'
import { Button, Form, Link, Notice } from '../../ui/index.ts'
import { roles, story } from '../roles.ts'
import type { DemoRole } from '../roles.ts'

/** `/demo`: one button a role, what to try with it, and the road in twelve steps. Nothing of it is there outside a demonstration. */
export const drawDemo = (visit: Visit) => {
  const { t, lang } = visit
  if (!visit.app.market.isDemonstration) return notFound
  const progress = visit.app.market.demonstrationProgress
  return page({
    title: t('시연', 'Demonstration'), noIndex: true,
    body: (
      <>
        <h1>{t('10분 동안 걸어 보기', 'Walk the road in ten minutes')}</h1>
        <p class="lead">{t('역할을 골라 들어가면 그 사람의 화면이 보입니다. 비밀번호는 없습니다. 회사와 기술은 꾸며낸 것이고 인증서는 효력이 없습니다.', 'Choose a role and see the market with that person’s eyes. There is no password. Firms and technologies are invented, certificates are not valid.')}</p>
        {progress !== null && progress < 100 && <Notice tone="info" title={t(`자료를 채우는 중입니다 (${progress}%). 오래된 일부터 차례로 생깁니다.`, `Still filling (${progress}%), the oldest things first.`)} />}
        <div class="two-charts">
          {roles.map((role) => (
            <section key={role.key} class="panel stack">
              <h2>{t(role.name)}</h2>
              <ul>{role.tries.map((one) => <li key={one.en}>{t(one)}</li>)}</ul>
              <Form lang={lang} csrf={visit.csrf} action={visit.href(`/demo/${role.key}`)}><Button hidden={t(role.name)}>{t('이 역할로 들어가기', 'Enter in this role')}</Button></Form>
            </section>
          ))}
        </div>
        <h2>{t('신청에서 구매까지 열두 걸음', 'From application to purchase in twelve steps')}</h2>
        <ol>{story.map((one) => <li key={one.words.en}>{t(one.words)} <span class="quiet">({t(roles.find((role) => role.key === one.role)?.name ?? text('', ''))})</span></li>)}</ol>
        <p class="quiet">{t('시연에서는 메일을 보내지 않습니다. 운영자로 들어가 ', 'No mail is sent. Enter as the operator and read ')}<Link href={visit.href('/operations/mail')}>{t('메일 페이지', 'the mail page')}</Link>{t('에서 읽을 수 있습니다.', '.')}</p>
        <p class="quiet">{t('처음으로 되돌리려면 서비스를 멈추고 TECHMARKET_HOME 폴더를 지운 뒤 다시 시작해 주세요.', 'To begin anew stop the service, remove the folder TECHMARKET_HOME, and start again.')}</p>
      </>
    ),
  })
}

interface Borrowed { readonly personId: string; readonly companyId: string | null }

/** The person of a role: for the firm the one with most under way, for the reviewer the one with a sheet to fill. */
const personOf = (read: Reader, role: DemoRole): Promise<Borrowed | undefined> => {
  if (role.key === 'firm') return read.maybe(sql<Borrowed>`
    select m.person_id, m.company_id from company_members m join companies c on c.id = m.company_id and c.invented left join tracks k on k.company_id = c.id
    where m.role = 'owner' and m.state = 'active' group by m.person_id, m.company_id order by count(k.id) filter (where k.state in ('supplement_requested', 'conditional')) desc, count(k.id) desc, m.company_id limit 1`)
  if (role.key === 'reviewer') return read.maybe(sql<Borrowed>`
    select r.person_id, null as company_id from reviewers r join persons p on p.id = r.person_id and p.email like '%@market.example'
    order by (select count(*) from committee_seats s join reviews v on v.id = s.review_id where s.person_id = r.person_id and (s.state = 'invited' or (s.state = 'accepted' and v.state = 'evaluating'))) desc, p.email limit 1`)
  return read.maybe(sql<Borrowed>`select id as person_id, null as company_id from persons where email = ${role.email}`)
}

/** Signs in as the person of a role. Only a demonstration has such a door. */
export const postEnter = async (visit: Visit) => {
  const role = roles.find((one) => one.key === visit.params['role'])
  if (!visit.app.market.isDemonstration || !role) return notFound
  const who = await personOf(visit.read, role)
  if (!who) return redirect('/demo', text('아직 이 역할의 사람이 없습니다. 잠시 뒤 다시 눌러 주세요.', 'This person is not here yet. Press again in a moment.'))
  const started = await inTransaction(visit.app.db, { ...visit.actor, personId: who.personId }, async (tx) => {
    await tx.record({ action: 'demonstration.entered', kind: 'person', id: who.personId, detail: { role: role.key } })
    return startSession(tx, who.personId, { secondFactorPassed: true, address: visit.address, agent: visit.agent, secret: visit.app.secret })
  })
  return redirect(role.start({ companyId: who.companyId }), text(`${role.name.ko}의 화면입니다.`, `You see what ${role.name.en.toLowerCase()} sees.`), { start: started.token, until: started.until })
}
