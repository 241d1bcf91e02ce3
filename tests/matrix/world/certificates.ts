import { draftCertificate, proposeCertificateChange } from '../../../src/certificates/index.ts'
import { certify, must } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { decided } from './applying.ts'
import { decidedByCommittee } from './reviews.ts'
import { byOfficer, mark, staffOf } from './sides.ts'
import type { Side } from './sides.ts'

export const setCertificates = async (market: Market, side: Side) => {
  const staff = staffOf(side)
  await decided(market, side, 'approved', 'approved')
  const drafted = await decided(market, side, 'certdraft', 'approved')
  side.ids['certificate.drafted'] = must(await byOfficer(market, side, (tx, by) => draftCertificate(tx, by, drafted))).id
  for (const what of ['valid', 'heard']) {
    const { certificateId } = await certify(
      market,
      staff,
      await (what === 'valid' && side.name === 'A' ? decidedByCommittee : decided)(market, side, what, 'approved'),
    )
    side.ids[`certificate.${what}`] = certificateId
    // Extended whenever it is asked for, so that a firm may ask.
    await market.set((tx) =>
      tx.run(
        sql`update certificates set rules = jsonb_set(rules, '{extensions}', '{"count": 2, "months": 36}') where id = ${certificateId}`,
      ),
    )
    side.ids[`listing.${what}`] = (
      await market.read.one(sql<{ id: string }>`select id from listings where technology_id = ${side.ids[`technology.${what}`]}`)
    ).id
  }
  side.ids['proposal'] = must(
    await byOfficer(market, side, (tx, by) =>
      proposeCertificateChange(tx, by, side.ids['certificate.heard'] ?? '', {
        change: 'suspend',
        reason: `${mark(side.name, 'suspend')} 시험 결과를 다시 확인합니다.`,
        urgent: false,
      }),
    ),
  ).id
  const { shown } = await market.read.one(
    sql<{
      shown: string
    }>`select id as shown from listings where company_id = ${side.company} and technology_id = ${side.ids['technology.valid']}`,
  )
  side.ids['listing'] = shown
}
