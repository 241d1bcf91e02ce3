import { Readable } from 'node:stream'
import { addDays, startOfDay } from '../kernel/dates.ts'
import { formatBusinessNumber, formatCorporateNumber } from '../kernel/korean-identifiers.ts'
import type { Day } from '../kernel/dates.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { App } from '../platform/services.ts'
import { demonstration } from '../platform/pdf/pdf.ts'
import type { GoodFile, TechnologyContent } from '../technologies/index.ts'
import type { FirmData } from './data.ts'
import { between } from './lot.ts'

/** A paper ready to be hung on a technology. */
export interface Paper {
  readonly kind: string
  readonly title: string
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly isPublic: boolean
  readonly file: GoodFile
}

interface Sheet {
  readonly name: Text
  readonly number: string
  readonly issuedOn: Day
  readonly issuer: Text
  readonly facts: readonly { readonly label: Text; readonly value: string }[]
  readonly sections: readonly { readonly title: Text; readonly lines: string }[]
  readonly rows?: readonly { readonly what: string; readonly unit: string; readonly before: string; readonly after: string }[]
}

/** Sets a small invented paper and takes it in by the door of every upload. */
const receivePaper = async (app: App, sheet: Sheet, name: string): Promise<GoodFile> => {
  const pdf = await app.pdf.makePdf(
    'demonstration/pdf/paper.typ',
    { ...sheet, rows: sheet.rows ?? [] },
    { title: `${sheet.name.ko} ${sheet.number}`, author: sheet.issuer.ko, at: startOfDay(sheet.issuedOn), watermark: demonstration },
  )
  const received = await app.receive(Readable.from([pdf]), { name, limitBytes: 20 * 1024 * 1024, kinds: ['pdf'] })
  if (!received.ok) throw new Error(`${name}: ${received.sentence.en}`)
  return received
}

const officialName = text('가상 발급기관', 'Invented issuer')
const firmName = (firm: FirmData): Text => text(firm.nameKo, firm.nameEn)

/** The papers of a dossier on a day: description, register of the right, proofs of other certificates, and mostly a test report. */
export const papersOf = async (app: App, key: string, firm: FirmData, content: TechnologyContent, on: Day): Promise<Paper[]> => {
  const facts = [
    { label: text('기업명', 'Company'), value: firm.nameKo },
    { label: text('기술명', 'Technology'), value: content.titleKo },
  ]
  const short = content.titleKo.replaceAll(' ', '').slice(0, 24)
  const make = async (
    kind: string,
    name: Text,
    isPublic: boolean,
    sheet: Omit<Sheet, 'name'>,
    valid: readonly [Day | null, Day | null] = [null, null],
  ): Promise<Paper> => ({
    kind,
    title: name.ko,
    validFrom: valid[0],
    validTo: valid[1],
    isPublic,
    file: await receivePaper(app, { name, ...sheet, facts: [...facts, ...sheet.facts] }, `${name.ko}_${short}.pdf`),
  })
  const papers = [
    await make('TECHNOLOGY_DESCRIPTION', text('기술소개서', 'Technology description'), true, {
      number: `${key.slice(-3)}-1`,
      issuedOn: addDays(on, -between(`described ${key}`, 2, 12)),
      issuer: firmName(firm),
      facts: [{ label: text('한 줄 소개', 'Summary'), value: content.summaryKo }],
      sections: [
        { title: text('해결하려는 문제', 'The problem'), lines: content.problemKo },
        { title: text('해결 방법', 'The approach'), lines: content.approachKo },
        { title: text('효과', 'Effects'), lines: content.effectsKo },
      ],
      rows: rowsOf(content),
    }),
  ]
  const right = content.ipRights.find((one) => one.status === 'registered' && (one.right === 'patent' || one.right === 'utility_model'))
  if (right)
    papers.push(
      await make('PATENT_REGISTER', text('특허등록원부', 'Extract of the patent register'), false, {
        number: right.number,
        issuedOn: addDays(on, -between(`extract ${key}`, 2, 20)),
        issuer: officialName,
        sections: [],
        facts: [
          { label: text('등록번호', 'Registration no.'), value: right.number },
          { label: text('권리자', 'Owner'), value: right.owners.map((one) => one.name).join(', ') || firm.nameKo },
          { label: text('존속기간 만료일', 'Expires on'), value: right.expiresOn ?? '–' },
        ],
      }),
    )
  for (const held of content.otherCertificates)
    papers.push(
      await make(
        'CERTIFICATE_PROOF',
        text('인증서 사본', 'Copy of the certificate'),
        true,
        {
          number: held.number,
          issuedOn: held.validFrom ?? on,
          issuer: officialName,
          sections: [],
          facts: [
            { label: text('인증번호', 'Certificate no.'), value: held.number },
            { label: text('유효기간', 'Valid'), value: `${held.validFrom ?? '–'} ~ ${held.validTo ?? '정한 날 없음'}` },
          ],
        },
        [held.validFrom, held.validTo],
      ),
    )
  if (between(`tested ${key}`, 1, 10) > 3) papers.push(await testReport(app, key, firm, content, on))
  return papers
}

export const testReport = async (app: App, key: string, firm: FirmData, content: TechnologyContent, on: Day): Promise<Paper> => {
  const issuedOn = addDays(on, -between(`report ${key}`, 5, 160))
  return {
    kind: 'TEST_REPORT',
    title: '시험성적서',
    validFrom: null,
    validTo: null,
    isPublic: true,
    file: await receivePaper(
      app,
      {
        name: text('시험성적서', 'Test report'),
        number: `가상-T-${issuedOn.slice(0, 4)}-${key.slice(-3)}`,
        issuedOn,
        issuer: text('가상 시험원', 'Invented test laboratory'),
        facts: [
          { label: text('의뢰 기업', 'Client'), value: firm.nameKo },
          { label: text('시험 대상', 'Item'), value: content.titleKo },
        ],
        sections: [],
        rows: rowsOf(content),
      },
      `시험성적서_${content.titleKo.replaceAll(' ', '').slice(0, 24)}.pdf`,
    ),
  }
}

/** The certificate of business registration: what an operator looks at before a firm is confirmed. */
export const registrationOf = (app: App, firm: FirmData, on: Day): Promise<GoodFile> =>
  receivePaper(
    app,
    {
      name: text('사업자등록증', 'Certificate of business registration'),
      number: firm.businessNumber === null ? '–' : formatBusinessNumber(firm.businessNumber),
      issuedOn: on,
      issuer: text('가상세무서', 'Invented tax office'),
      sections: [],
      facts: [
        { label: text('상호', 'Name'), value: firm.nameKo },
        { label: text('대표자', 'Representative'), value: firm.representative },
        { label: text('개업일', 'Opened on'), value: firm.foundedOn ?? '–' },
        ...(firm.corporateNumber === null
          ? []
          : [{ label: text('법인등록번호', 'Corporate number'), value: formatCorporateNumber(firm.corporateNumber) }]),
      ],
    },
    `사업자등록증_${firm.nameKo}.pdf`,
  )

const rowsOf = (content: TechnologyContent) =>
  content.differences.map((one) => ({ what: one.whatKo, unit: one.unit, before: one.before, after: one.after }))

/** The register extract or report that answers a supplement. */
export const paperFor = async (
  app: App,
  kind: string,
  key: string,
  firm: FirmData,
  content: TechnologyContent,
  on: Day,
): Promise<GoodFile> => {
  if (kind === 'TEST_REPORT') return (await testReport(app, `${key}-again`, firm, content, on)).file
  const all = await papersOf(app, key, firm, content, on)
  const found = all.find((one) => one.kind === kind) ?? all[0]
  if (!found) throw new Error(`No paper of kind ${kind}`)
  return found.file
}
