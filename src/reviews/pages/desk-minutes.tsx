import { findFile } from '../../platform/files/rows.ts'
import { download, notFound } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { actingAs, keepAccess, peoplePaper } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { signerOf } from '../../signing/index.ts'
import type { Signer } from '../../signing/index.ts'
import { FileList, StatusTag, SummaryList } from '../../ui/index.ts'
import { readList } from '../candidates.ts'
import { drawRecordOfReview } from '../papers/draw-record.ts'
import { resultForFirm } from '../track-queries.ts'
import { deskMaySee, DraftedBy, pathOf, reviewHere, reviewPage, SignedBy } from './desk-parts.tsx'

const signerOfFile = async (visit: Visit, fileId: string): Promise<Signer | undefined> => {
  const file = await findFile(visit.read, fileId)
  return file && signerOf(visit.read, new Uint8Array(await visit.app.files.read(file.storageKey)))
}
/** Looked at anew on every visit: a file that was changed where it lies is told. */
const signatureWords = ({ t }: Visit, { institution, isWhole }: Signer) => {
  if (!institution) return <StatusTag tone="warning" word={t('서명 없음', 'Not signed')} />
  return (
    <>
      {t(institution.ko, institution.en)}{' '}
      {isWhole ? (
        <StatusTag tone="success" word={t('서명한 그대로임', 'Unchanged since signing')} />
      ) : (
        <StatusTag tone="danger" word={t('서명한 뒤 바뀌었음', 'Changed after signing')} />
      )}
    </>
  )
}

/** The lasting papers of a review: draw record, minutes with names, letter without. */
export const drawMinutes = async (visit: Visit) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  const { t, lang } = visit
  const signed = review.state === 'verdict_signed'
  const signer = signed && review.minutesFileId ? await signerOfFile(visit, review.minutesFileId) : undefined
  const later = t('의결에 서명하면 만들어집니다.', 'Made when the verdict is signed.')
  const afterDraw = t('위원을 추첨하면 만들어집니다.', 'Made when the committee is drawn.')
  const paper = (name: string, tail: string, there: boolean, facts: string, notYet = later) => ({
    name,
    href: there ? visit.href(pathOf(visit, tail)) : undefined,
    facts: [there ? facts : notYet],
  })
  return reviewPage(
    visit,
    review,
    { tab: '/minutes' },
    <>
      <FileList
        lang={lang}
        files={[
          paper(
            t('추첨 기록', 'Draw record'),
            '/draw.pdf',
            review.draws.length > 0,
            t('시드와 명부 해시, 제외 사유', 'Seed, list digest, who was left out'),
            afterDraw,
          ),
          paper(
            t('후보 명부(JSON)', 'Candidate list (JSON)'),
            '/candidates.json',
            review.draws.length > 0,
            t(
              '추첨 기록의 해시가 가리키는 파일. 이것으로 추첨을 다시 계산합니다.',
              'What the digest of the draw record is of: the draw is repeated from it.',
            ),
            afterDraw,
          ),
          paper(
            t('심의의결서', 'Minutes'),
            '/minutes.pdf',
            signed,
            t('위원 이름 포함. 기관과 감사자만 봅니다.', 'With names; for institution and auditor only.'),
          ),
          paper(
            t('심의결과 통지', 'Letter to the firm'),
            '/letter.pdf',
            signed,
            t('위원 이름 없음. 기업이 받은 것과 같습니다.', 'Without names; what the firm received.'),
          ),
        ]}
      />
      {review.verdict && (
        <SummaryList
          lang={lang}
          facts={[
            { label: t('작성', 'Drafted by'), value: <DraftedBy visit={visit} verdict={review.verdict} /> },
            ...(signer ? [{ label: t('의결서 전자서명', 'Signature of the minutes'), value: signatureWords(visit, signer) }] : []),
            { label: t('승인 서명', 'Signed by'), value: <SignedBy visit={visit} verdict={review.verdict} /> },
          ]}
        />
      )}
    </>,
  )
}

export const sendDrawRecord = async (visit: Visit): Promise<Reply> => {
  const review = await reviewHere(visit)
  const pdf = review && (await drawRecordOfReview(visit.app.pdf, review, visit.app.market.isDemonstration))
  return review && pdf ? download(pdf, 'application/pdf', `draw-record-${review.id}.pdf`) : notFound
}

/** The frozen list byte for byte: its SHA-256 is the one of the record, so that whoever may read the record can repeat the draw. */
export const sendCandidates = peoplePaper(
  (visit) => pathOf(visit, '/committee'),
  async (visit) => {
    const review = await reviewHere(visit)
    if (!review?.list || review.draws.length === 0) return undefined
    const { content } = review.list
    return {
      taken: { whose: ['review', review.id], what: 'downloaded the list of candidates' },
      people: readList(content).members.map((one) => one.personId),
      send: () => download(Buffer.from(content, 'utf8'), 'application/json', `candidates-${review.id}.json`),
    }
  },
)

const sendFile = async (visit: Visit, fileId: string): Promise<Reply> => {
  const file = await findFile(visit.read, fileId)
  return file ? { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name } : notFound
}
const sendPaper = async (visit: Visit, which: 'minutes' | 'letter'): Promise<Reply> => {
  const review = await reviewHere(visit)
  const fileId = which === 'minutes' ? review?.minutesFileId : review?.letterFileId
  if (!review || !fileId || !deskMaySee(visit, which, review)) return notFound
  await keepAccess(visit, { whose: ['company', review.companyId], what: `downloaded ${which} of review ${review.id}` })
  return sendFile(visit, fileId)
}
export const sendMinutes = (visit: Visit) => sendPaper(visit, 'minutes')
export const sendLetter = (visit: Visit) => sendPaper(visit, 'letter')

/** The firm's own letter of result, the latest of this track. */
export const sendFirmLetter = async (visit: Visit): Promise<Reply> => {
  const found = await resultForFirm(visit.read, actingAs(visit, 'company').companyId, visit.params['track'] ?? '')
  return found ? sendFile(visit, found.letterFileId) : notFound
}
