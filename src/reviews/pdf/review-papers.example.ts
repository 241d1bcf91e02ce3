import type { z } from 'zod'
import type { drawRecordPdf } from './draw-record-pdf.ts'
import type { minutesPdf } from './minutes-pdf.ts'
import type { resultLetterPdf } from './result-letter-pdf.ts'

// One invented review with long names, seven members and a trimmed mean, for tests and for looking at.
const text = (ko: string, en: string) => ({ ko, en })
const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const names = ['가상하나', '가상두리', '가상세나', '가상네온', '가상다솜', '가상여름', '가상일곱', '가상여덟'] as const
const affiliation = '가람대학교 스마트시설공학과(가상)'

const paper = {
  institution: text('가나레저공사', 'Gana Leisure Corporation'),
  head: text('가나레저공사 사장', 'President, Gana Leisure Corporation'),
  number: '심의-2026-0031',
  issuedOn: '2026-11-30',
  technology: text(
    '무선통신과 영상분석을 결합한 경주로 함수율 실시간 측정 및 자동 살수 제어 시스템',
    'Racetrack moisture measurement and sprinkling control',
  ),
  company: text('주식회사 가온누리스마트솔루션엔지니어링', 'Gaonnuri Smart Solution Engineering Co., Ltd. (invented)'),
  demonstration: false,
}

const draw = {
  drawnAt: '2026-11-02T10:00',
  method: text(
    '시드와 후보 번호를 이은 값의 SHA-256을 작은 순서로 늘어놓아 앞에서부터 뽑습니다.',
    'Candidates sorted by SHA-256 of seed and code, taken from the front.',
  ),
  seed: digest,
  commitment: digest,
  poolSha256: digest,
  poolSize: 48,
  drawn: names.map((name, position) => ({
    order: position + 1,
    code: `R-${1000 + position * 37}`,
    name,
    affiliation,
    role: position < 7 ? text('위원', 'Member') : text('예비', 'Reserve'),
  })),
}

const criteria = ['기술의 새로움과 차별성', '현장 적용 가능성', '경제성과 유지관리 비용', '안전성', '품질과 신뢰성', '파급효과'] as const
const condition = { what: '겨울철(영하 5℃ 아래) 4주 이상의 현장 시험 자료를 제출해 주세요.', dueOn: '2027-02-26' }
const stage = (ko: string, en: string, heldAt: string, present: number) => ({
  name: text(ko, en),
  heldAt,
  place: text('가나레저공사 본관 3층 대회의실', 'Main hall, 3rd floor'),
  present,
  members: 7,
})

export const exampleDrawRecord: z.input<typeof drawRecordPdf> = {
  ...paper,
  draw,
  rules: [{ name: text('위원 수', 'Members'), value: text('위원 7명, 예비 1명', '7 members, 1 reserve') }],
  leftOut: [{ code: 'R-1200', affiliation: '나래연구원(가상)', because: text('신청 기업의 자문 이력', 'Advised the applicant') }],
  repeatSteps: [
    text('시드의 SHA-256이 사전 공개값과 같은지 봅니다.', 'Check that SHA-256 of the seed equals the commitment.'),
    text('작은 값부터 늘어놓아 구성 규칙에 맞게 앞에서부터 뽑습니다.', 'Sort ascending and take from the front under the rules.'),
  ],
}

export const exampleMinutes: z.input<typeof minutesPdf> = {
  ...paper,
  committee: text('2026년 제3차 기술심의위원회', 'Technology review committee 2026-3'),
  agenda: [{ number: 1, title: text('경주로 함수율 실시간 측정 기술의 인증 여부', 'Certification of the technology') }],
  stages: [stage('서류심의', 'Documents', '2026-11-10T14:00', 7), stage('발표심의', 'Presentation', '2026-11-20T10:00', 6)],
  attendance: names.slice(0, 7).map((name, position) => ({
    label: `위원 ${position + 1}`,
    name,
    affiliation,
    role: position === 0 ? text('위원장', 'Chair') : text('위원', 'Member'),
    present: position !== 6,
  })),
  recusals: [
    {
      name: '가상아홉',
      because: text('최근 2년 안에 신청 기업의 자문을 맡았음', 'Advised the applicant within two years'),
      on: '2026-11-03',
    },
  ],
  draw,
  scores: {
    members: names.slice(0, 7).map((_, position) => `위원 ${position + 1}`),
    criteria: criteria.map((name, row) => ({
      name: text(name, `Criterion ${row + 1}`),
      max: row < 2 ? 20 : 15,
      scores: names.slice(0, 7).map((_, member) => (member === 6 && row === 0 ? null : 11.5 + ((row * 3 + member * 2) % 4))),
      leftOut: [2, 3],
      mean: 13.2 + row / 7,
    })),
    totals: [81, 77.5, 92, 64, 80, 79.25, 71],
    mean: 77.75,
    of: 100,
    pass: 70,
    rule: text('최고점과 최저점을 준 위원 각 1명을 제외하고 평균을 냈습니다.', 'Highest and lowest member left out; mean of the rest.'),
  },
  gates: [
    { name: text('현장 적용 가능성', 'Fit for the field'), pass: 5, fail: 1, passed: text('통과', 'Passed') },
    { name: text('안전과 법규', 'Safety and law'), pass: 2, fail: 4, passed: text('미통과', 'Not passed') },
  ],
  verdict: {
    kind: 'conditional',
    words: text('조건을 이행하면 인증서를 발급합니다.', 'The certificate is issued once the conditions are met.'),
    decidedOn: '2026-11-20',
  },
  reasons: criteria.slice(0, 3).map((name) => ({
    section: text(name, 'Section'),
    why: '현장 시험에서 오차가 1.2 % 이내로 확인되었고, 살수량을 18 % 줄일 수 있다는 근거가 충분합니다. 다만 겨울철 자료가 부족합니다.',
  })),
  conditions: [condition],
  dissent: ['유지관리 비용이 낮게 추정되었다는 의견이 있었습니다.'],
  seals: [
    { member: '가', name: '가상하나', stage: text('서면심의', 'Document review'), sealedAt: '2026-11-18T16:20', digest },
    { member: '나', name: '가상둘', stage: text('서면심의', 'Document review'), sealedAt: '2026-11-18T17:05', digest },
  ],
  signatures: [
    {
      role: text('위원장', 'Chair'),
      name: '가상하나',
      signedAt: '2026-11-21T09:12',
      method: text('패스키로 본인 확인 후 서명', 'Signed with passkey'),
      digest,
    },
    { role: text('승인자', 'Approver'), name: '가상열', signedAt: null, method: text('전자서명', 'Digital signature'), digest: null },
  ],
}

export const exampleResultLetter: z.input<typeof resultLetterPdf> = {
  ...paper,
  receiptNumber: '가레-2026-0031',
  decidedOn: '2026-11-20',
  verdict: 'conditional',
  verdictWords: text('조건을 이행하시면 인증서를 발급해 드립니다.', 'The certificate is issued once the conditions are met.'),
  score: { mean: 77.75, of: 100, pass: 70 },
  sections: criteria.map((name, row) => ({ name: text(name, `Section ${row + 1}`), max: 15, score: 12.05 + row / 3 })),
  comments: [
    '현장 시험 결과가 충실합니다.',
    '겨울철 자료를 보태면 도입 부서가 판단하기 쉽겠습니다. 유지관리 비용은 5년 기준으로 다시 산정해 주시기 바랍니다.',
  ],
  conditions: [condition],
  objection: {
    until: '2026-12-30',
    how: text(
      '신청 화면의 ‘이의신청하기’에서 이유와 근거 자료를 올려 주세요.',
      'Use “Object” on the application page and attach your grounds.',
    ),
    url: 'https://market.example.kr/company/c/applications/a/tracks/k/objection',
  },
  contact: { unit: text('동반성장부', 'SME Partnership'), phone: '02-0000-0000', mail: 'techmarket@gana.example.kr' },
}
