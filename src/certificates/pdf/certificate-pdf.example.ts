import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { drawCertificatePdf } from './certificate-pdf.ts'

/** An invented certificate with the longest names we have seen: for tests and for looking at. */
export const exampleCertificate = {
  number: '가레기마-2026-0031',
  institution: { ko: '가나레저공사', en: 'Gana Leisure Corporation' },
  head: { ko: '가나레저공사 사장', en: 'President, Gana Leisure Corporation' },
  technology: {
    ko: '저전력 광역 무선통신과 인공지능 영상분석을 결합한 경주로 함수율 실시간 측정 및 자동 살수 제어 시스템',
    en: 'Real-time racetrack moisture measurement and automatic sprinkling control combining low-power wide-area radio with AI video analysis',
  },
  company: { ko: '주식회사 가온누리스마트솔루션엔지니어링', en: 'Gaonnuri Smart Solution Engineering Co., Ltd. (invented)' },
  representative: { ko: '가상하나 · 가상두리', en: 'Gasang Hana · Gasang Duri' },
  field: { ko: '말산업·레저 > 시설·안전관리', en: 'Horse industry and leisure > facilities and safety' },
  validFrom: '2026-11-30',
  validUntil: '2029-11-29',
  issuedOn: '2026-11-30',
  checkUrl: 'https://market.example.kr/certificates/K7M2Q9XW',
  demonstration: true,
  preview: false,
}

export const aCertificate = (pdf: PdfMaker, change: Partial<typeof exampleCertificate> = {}) =>
  drawCertificatePdf(pdf, { ...exampleCertificate, ...change })
