import type { z } from 'zod'
import type { receiptPdf } from './receipt-pdf.ts'

const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const track = (name: string, position: number) => ({
  receiptNumber: `가레-2026-003${position}`,
  institution: { ko: name, en: `Institution ${position}` },
  unit: { ko: '동반성장부 기술마켓 담당', en: 'SME Partnership' },
  call: {
    ko: position === 3 ? '사아공항공사 상시 인증 공모' : '2026년 하반기 중소기업기술마켓 정기 공모',
    en: position === 3 ? 'Rolling call of institution 3' : 'Regular call, second half of 2026',
  },
  nextDue: position === 3 ? null : `2026-11-1${position}`,
})

/** An invented application to four institutions with long names and nine files. */
export const exampleReceipt: z.input<typeof receiptPdf> = {
  issuer: { ko: '기술마켓 운영협의회', en: 'Technology Market Council' },
  number: 'A7K2-2026-0119',
  submittedAt: '2026-10-28T17:59',
  call: { ko: '2026년 하반기 중소기업기술마켓 정기 공모', en: 'Regular call, second half of 2026' },
  company: { ko: '주식회사 가온누리스마트솔루션엔지니어링', en: 'Gaonnuri Smart Solution Engineering Co., Ltd. (invented)' },
  businessNumber: '000-00-00000',
  technology: {
    ko: '무선통신과 영상분석을 결합한 경주로 함수율 실시간 측정 및 자동 살수 제어 시스템',
    en: 'Racetrack moisture measurement and sprinkling control',
  },
  field: { ko: '시설·안전관리', en: 'Facilities and safety' },
  submittedBy: '대표이사 가상하나',
  tracks: ['가나레저공사', '다라도로공사', '마바수자원공사', '사아공항공사'].map(track),
  answers: [
    {
      label: { ko: '기술 한 줄 소개', en: 'Summary' },
      value: '함수율을 초 단위로 재고 살수량을 스스로 조절합니다. #not(code) <label> $x$',
    },
    { label: { ko: '희망 도입 형태', en: 'Adoption' }, value: '시범구매 후 본구매' },
  ],
  files: Array.from({ length: 9 }, (_, position) => ({
    kind: { ko: '시험성적서', en: 'Test report' },
    name: `${position + 1}_함수율 측정 시스템_공인시험성적서_한국가상시험연구원_최종본(수정).pdf`,
    bytes: 1_234_567 * (position + 1),
    sha256: digest,
  })),
  manifestSha256: digest,
  nextSteps: [
    {
      on: '2026-11-04',
      what: { ko: '각 기관이 서류를 확인하고, 부족한 것이 있으면 보완을 요청합니다.', en: 'Each institution checks the documents.' },
    },
    { on: '2026-12-10', what: { ko: '결과를 알려 드립니다.', en: 'You hear the result.' } },
  ],
  checkUrl: 'https://market.example.kr/company/c/applications/a/receipt',
  demonstration: false,
}
