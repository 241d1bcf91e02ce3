import type { PdfMaker, PdfOptions } from './pdf.ts'

/** A small invented document for tests. */
export const aPage = (pdf: PdfMaker, value = '값 <b> #panic("no") $x$', options: Partial<PdfOptions> = {}): Promise<Uint8Array> =>
  pdf.makePdf(
    'platform/pdf/templates/plain-page.typ',
    { name: { ko: '확인서', en: 'Statement' }, number: '2026-1', facts: [{ label: { ko: '내용', en: 'Content' }, value }] },
    { title: '확인서 2026-1', author: '가나레저공사', at: new Date('2026-11-30T00:00:00+09:00'), ...options },
  )
