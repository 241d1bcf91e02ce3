import { startDraft } from '../../src/certificates/actions/draft.ts'
import { issueCertificate } from '../../src/certificates/actions/issue.ts'
import { findDeskCertificate, findPaperFile } from '../../src/certificates/queries.ts'
import { placeTrack, setScene } from '../../src/certificates/scene.fixture.ts'
import { dayOf } from '../../src/kernel/dates.ts'
import { openMarket } from './market.ts'

export const names = (title: string) => ({
  titleKo: title,
  titleEn: `${title} (en)`,
  companyNameKo: '가나다라기술',
  companyNameEn: 'Ganadara Tech',
})

/** A market with an institution, and what brings a certificate to where a test begins: approved, drafted, issued. */
export const openCertificates = async () => {
  const market = await openMarket()
  const scene = await market.set((tx) => setScene(tx, 'kra'))
  const today = () => dayOf(market.app.clock.now())
  const actor = (personId: string, institutionId = scene.institutionId) =>
    ({
      hat: 'institution',
      personId,
      institutionId,
      roles: ['officer', 'approver'],
      as: `desk:${institutionId}`,
      address: 'test',
      requestId: null,
    }) as const
  const approved = (titleKo: string, of = scene) =>
    market.set((tx) => placeTrack(tx, of, { titleKo, titleEn: 'Pump', summaryKo: '소음이 작습니다.' }))
  const drafted = async (titleKo: string, of = scene) => {
    const { trackId } = await approved(titleKo, of)
    const made = await startDraft(market.app, actor(of.officer, of.institutionId), trackId, names(titleKo))
    if (!made.ok) throw new Error(made.refusal.code)
    return { id: made.value.id, trackId }
  }
  const issued = async (titleKo: string, of = scene) => {
    const { id, trackId } = await drafted(titleKo, of)
    const signed = await issueCertificate(market.app, actor(of.approver, of.institutionId), id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
    return { ...signed.value, trackId }
  }
  const pdfOf = async (id: string) => new Uint8Array(await market.app.files.read((await findPaperFile(market.read, id))?.storageKey ?? ''))
  const desk = (id: string) => findDeskCertificate(market.read, scene.institutionId, id)
  return { market, scene, today, actor, approved, drafted, issued, pdfOf, desk }
}
