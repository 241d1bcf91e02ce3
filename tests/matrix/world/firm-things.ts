import { Readable } from 'node:stream'
import { startApplication } from '../../../src/applications/index.ts'
import { askToJoin } from '../../../src/companies/actions/members.ts'
import { addRegistration } from '../../../src/companies/actions/papers.ts'
import { accompany, setGoals, writeNote } from '../../../src/figures/index.ts'
import { makeLink } from '../../../src/people/links.ts'
import { inTransaction } from '../../../src/platform/database/transaction.ts'
import { mailTo, tell } from '../../../src/platform/mail/notices.ts'
import { addDocument, addPicture, freezeVersion } from '../../../src/technologies/index.ts'
import { must } from '../../shortcuts.ts'
import { aPicture } from '../../support/papers.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { writeTechnology } from './applying.ts'
import { enterIdleFirm } from './people.ts'
import { acting, asFirm, asStaff, mark, paperOf } from './sides.ts'
import type { Side } from './sides.ts'

export const setFirmThings = async (market: Market, side: Side) => {
  const { app } = market
  const firm = asFirm(side)
  const officer = asStaff(side, 'officer')
  // Confirmed for the certificates it holds; what is tried at the doors of a claim begins with one that waits.
  await market.set((tx) =>
    tx.run(sql`update company_claims set state = 'provisional', decided_at = null, decided_by = null where company_id = ${side.company}`),
  )
  must(await addRegistration(app, firm, await paperOf(market, `${mark(side.name, 'registration')}.pdf`)))
  must(
    await askToJoin(
      app,
      { ...acting, hat: 'person', personId: side.people.joiner, as: 'person' },
      side.company,
      mark(side.name, 'joinmessage'),
    ),
  )
  const technology = await writeTechnology(market, side, 'own')
  const gone = await writeTechnology(market, side, 'archived')
  const photo = await aPicture('p.png')
  const received = await app.receive(Readable.from([photo.buffer]), { name: 'p.png', limitBytes: 1e6, kinds: ['png'] })
  if (!received.ok) throw new Error('picture')
  await inTransaction(app.db, firm, async (tx) => {
    for (const what of ['picture', 'picture2']) {
      const { id, largeFileId } = await addPicture(tx, {
        technologyId: technology,
        companyId: side.company,
        large: { ...received, width: 1200, height: 800 } as never,
        small: { ...received, width: 400, height: 266 } as never,
        altKo: '펌프',
        altEn: 'Pump',
      })
      Object.assign(side.ids, { [what]: id, 'file.picture': largeFileId })
    }
    const { id: removed } = await addDocument(tx, {
      technologyId: technology,
      companyId: side.company,
      kind: 'OTHER',
      file: await paperOf(market, `${mark(side.name, 'removed')}.pdf`),
    })
    await tx.run(sql`update technology_documents set removed_at = ${tx.now} where id = ${removed}`)
    side.ids['document.removed'] = removed
    await freezeVersion(tx, technology, 'kept')
    await tx.run(sql`update technologies set archived_at = ${tx.now} where id = ${gone}`)
    const { id } = must(
      await startApplication(
        tx,
        side.company,
        technology,
        [{ callId: side.ids['call.published'] ?? '', institutionId: side.institution }],
        'right_holder',
      ),
    )
    side.ids['application.draft'] = id
  })
  const { claim, file, confirmation } = await market.read.one(sql<{
    claim: string
    file: string
    confirmation: string
  }>`select (select id from company_claims where company_id = ${side.company}) as claim,
    (select registration_file_id from company_claims where company_id = ${side.company}) as file,
      (select id from sme_confirmations where company_id = ${side.company} limit 1) as confirmation`)
  Object.assign(side.ids, { claim, 'file.company': file, confirmation })
  side.ids['company.idle'] = await enterIdleFirm(market, side)
  must(await setGoals(app, officer, new Date().getFullYear(), { registrations: 5 }))
  must(await accompany(app, officer, side.company, 0, { what: mark(side.name, 'step'), on: null }))
  must(await writeNote(app, officer, side.company, 'contact', mark(side.name, 'note')))
  await market.set(async (tx) => {
    await tell(tx, [side.people.owner], {
      kind: 'test.told',
      subject: { ko: mark(side.name, 'notice'), en: mark(side.name, 'notice') },
      body: { ko: '내용', en: 'Body' },
      link: '/home',
    })
    side.ids['notice'] = (
      await tx.one(sql<{ id: string }>`select id from notices where person_id = ${side.people.owner} and kind = 'test.told'`)
    ).id
    side.ids['grant'] = (await tx.one(sql<{ id: string }>`select id from role_grants where person_id = ${side.people.second}`)).id
    await mailTo(tx, `${mark(side.name, 'mailto').toLowerCase()}@matrix.example`, 'subject', 'body')
    side.ids['mail'] = (
      await tx.one(
        sql<{
          id: string
        }>`update mails set state = 'failed', attempts = 9 where to_address like ${`${mark(side.name, 'mailto').toLowerCase()}%`}
          returning id`,
      )
    ).id
    side.ids['link'] = (
      await makeLink(tx, { purpose: 'confirm-email', email: `${mark(side.name, 'newcomer').toLowerCase()}@matrix.example` })
    ).replace('/links/', '')
  })
}
