/** The facts we know how to ask for, with their words: a table of data. Kinds and codes follow the glossary. */
import { text } from '../kernel/text.ts'
import type { FactTable } from './facts.ts'

export const certificateKinds = {
  net: text('신기술인증(NET)', 'NET (new technology)'),
  nep: text('신제품인증(NEP)', 'NEP (new product)'),
  gs: text('GS인증', 'GS (good software)'),
  performance: text('성능인증', 'performance certificate'),
  'excellent-procurement': text('우수조달물품 지정', 'excellent procurement product'),
  innovation: text('혁신제품 지정', 'innovation product designation'),
  green: text('녹색인증', 'green certificate'),
  'construction-new-technology': text('건설신기술', 'construction new technology'),
  'disaster-safety': text('재난안전제품인증', 'disaster safety certificate'),
  'other-government': text('그 밖의 정부인증', 'another government certificate'),
  market: text('기술마켓 인증', 'market certificate'),
  'foreign-standard': text('해외규격인증', 'foreign standard certificate'),
} as const

export const rightKinds = {
  patent: text('특허', 'patent'),
  'utility-model': text('실용신안', 'utility model'),
  design: text('디자인', 'design'),
  'trade-mark': text('상표', 'trade mark'),
  software: text('프로그램 저작권', 'software copyright'),
} as const

export const rightStatuses = {
  filed: text('출원', 'filed'),
  published: text('공개', 'published'),
  granted: text('등록', 'registered'),
  lapsed: text('소멸', 'lapsed'),
  abandoned: text('포기', 'abandoned'),
  invalidated: text('무효', 'invalidated'),
  withdrawn: text('취하', 'withdrawn'),
  refused: text('거절', 'refused'),
} as const

export const technologyFields = {
  road: text('도로', 'roads'),
  rail: text('철도', 'railways'),
  airport: text('공항', 'airports'),
  port: text('항만', 'ports'),
  building: text('주택·건축', 'housing and building'),
  city: text('도시·단지', 'cities and estates'),
  water: text('수자원·환경', 'water and environment'),
  landscape: text('조경', 'landscape'),
  'traffic-safety': text('교통안전', 'traffic safety'),
  generation: text('발전', 'power generation'),
  grid: text('송배전·전력계통', 'power grid'),
  nuclear: text('원자력', 'nuclear'),
  gas: text('가스', 'gas'),
  heat: text('지역난방·열', 'district heating'),
  renewable: text('신재생', 'renewables'),
  'power-market': text('전력시장·전력IT', 'power market and power IT'),
  efficiency: text('에너지효율', 'energy efficiency'),
  software: text('소프트웨어', 'software'),
  hardware: text('하드웨어', 'hardware'),
  ai: text('AI·데이터', 'AI and data'),
  security: text('정보보호', 'information security'),
  network: text('네트워크', 'networks'),
  iot: text('센서·IoT', 'sensors and IoT'),
  robot: text('드론·로봇', 'drones and robots'),
  general: text('범용기술', 'general-purpose technology'),
  horse: text('말산업·레저', 'horse industry and leisure'),
} as const

export const regions = {
  seoul: text('서울', 'Seoul'),
  busan: text('부산', 'Busan'),
  daegu: text('대구', 'Daegu'),
  incheon: text('인천', 'Incheon'),
  gwangju: text('광주', 'Gwangju'),
  daejeon: text('대전', 'Daejeon'),
  ulsan: text('울산', 'Ulsan'),
  sejong: text('세종', 'Sejong'),
  gyeonggi: text('경기', 'Gyeonggi'),
  gangwon: text('강원', 'Gangwon'),
  chungbuk: text('충북', 'Chungbuk'),
  chungnam: text('충남', 'Chungnam'),
  jeonbuk: text('전북', 'Jeonbuk'),
  jeonnam: text('전남', 'Jeonnam'),
  gyeongbuk: text('경북', 'Gyeongbuk'),
  gyeongnam: text('경남', 'Gyeongnam'),
  jeju: text('제주', 'Jeju'),
  abroad: text('해외', 'abroad'),
} as const

const people = text('명', 'people')
const won = text('원', 'won')
const dollars = text('달러', 'US dollars')
const times = text('회', 'times')

export const factPaths = {
  'day.today': { type: 'day', label: text('오늘', 'today'), mend: 'nowhere' },
  'day.notice': { type: 'day', label: text('공고일', 'the day of the notice'), mend: 'nowhere' },
  'day.submission': { type: 'day', label: text('신청일', 'the day of application'), mend: 'nowhere' },
  'institution.code': { type: 'text', label: text('해당 기관', 'the institution'), mend: 'nowhere' },
  'institution.fields': {
    type: 'choices',
    choices: technologyFields,
    label: text('기관의 업무 분야', 'the fields of the institution’s work'),
    mend: 'nowhere',
  },

  'company.kind': {
    type: 'choice',
    fixed: true,
    mend: 'company.kind',
    label: text('기업 형태', 'kind of applicant'),
    choices: {
      corporation: text('법인', 'a corporation'),
      sole_proprietor: text('개인사업자', 'a sole proprietor'),
      individual: text('개인', 'an individual'),
    },
  },
  'company.domestic': { type: 'flag', verb: 'is', fixed: true, mend: 'company.profile', label: text('국내 기업', 'a domestic firm') },
  'company.founded': { type: 'day', fixed: true, mend: 'company.profile', label: text('설립일', 'founding date') },
  'company.region': { type: 'choice', choices: regions, mend: 'company.profile', label: text('소재지', 'region') },
  'company.ksic': { type: 'text', mend: 'company.profile', label: text('표준산업분류', 'industry code (KSIC)') },
  'company.smeConfirmation': { type: 'paper', mend: 'company.confirmations', label: text('중소기업확인서', 'SME confirmation') },
  'company.directProduction': {
    type: 'paper',
    mend: 'technology.documents',
    label: text('직접생산확인증명서', 'direct-production confirmation'),
  },
  'company.employees': {
    type: 'number',
    unit: people,
    min: 0,
    mend: 'company.years',
    label: text('상시 근로자 수', 'number of employees'),
  },
  'company.sales': {
    type: 'number',
    unit: won,
    min: 0,
    mend: 'company.years',
    label: text('직전 연도 매출액', 'sales value of last year'),
  },
  'company.exportsUsd': {
    type: 'number',
    unit: dollars,
    min: 0,
    mend: 'company.years',
    label: text('직전 연도 수출액', 'export value of last year'),
  },
  'company.taxArrears': { type: 'flag', verb: 'has', mend: 'company.confirmations', label: text('국세·지방세 체납', 'a tax debt') },
  'company.debarred': {
    type: 'flag',
    verb: 'has',
    fixed: true,
    mend: 'company.confirmations',
    label: text('부정당업자 제재', 'a debarment in force'),
  },

  'applicant.standing': {
    type: 'choice',
    mend: 'technology.rights',
    label: text('신청인의 지위', 'standing of the applicant'),
    choices: {
      developer: text('개발자', 'the developer'),
      right_holder: text('권리자', 'the right holder'),
      exclusive_licensee: text('전용실시권자', 'the exclusive licensee'),
      agreement_holder: text('협약자', 'an agreement holder'),
      other: text('그 밖의 신청인(판매 대리점 등)', 'another applicant (such as a distributor)'),
    },
  },

  'technology.kind': {
    type: 'choice',
    mend: 'technology.kind',
    label: text('기술의 종류', 'kind of technology'),
    choices: {
      technology: text('기술', 'technology'),
      method: text('공법', 'construction method'),
      product: text('제품', 'product'),
      material: text('자재', 'material'),
      software: text('소프트웨어', 'software'),
    },
  },
  'technology.fields': {
    type: 'choices',
    choices: technologyFields,
    mend: 'technology.fields',
    label: text('기술 분야', 'fields of the technology'),
  },
  'technology.trl': {
    type: 'number',
    unit: text('단계', ''),
    min: 1,
    max: 9,
    mend: 'technology.trl',
    label: text('기술성숙도(TRL)', 'technology readiness level (TRL)'),
  },
  'technology.price': { type: 'number', unit: won, min: 0, mend: 'technology.price', label: text('공급 가격', 'price') },
  'technology.origin': {
    type: 'choice',
    mend: 'technology.specification',
    label: text('자재의 원산지', 'origin of the materials'),
    choices: {
      domestic: text('국산', 'domestic'),
      foreign: text('외산', 'foreign'),
    },
  },
  'technology.excellentProcurement': {
    type: 'flag',
    verb: 'is',
    fixed: true,
    mend: 'technology.certificates',
    label: text('우수조달물품', 'an excellent procurement product'),
  },
  'technology.directlyPurchasedMaterial': {
    type: 'flag',
    verb: 'is',
    fixed: true,
    mend: 'technology.specification',
    label: text('공사용자재 직접구매 대상 품목', 'a directly-purchased construction material'),
  },
  'technology.rights': {
    type: 'list',
    mend: 'technology.rights',
    label: text('지식재산권', 'IP rights'),
    noun: text('지식재산권', 'IP right'),
    fields: {
      kind: { type: 'choice', choices: rightKinds, names: true, label: text('종류', 'kind') },
      status: { type: 'choice', choices: rightStatuses, label: text('권리 상태', 'status') },
      number: { type: 'text', label: text('번호', 'number') },
      expiresOn: { type: 'day', label: text('존속기간 만료일', 'expiry date') },
      coOwned: { type: 'flag', verb: 'is', label: text('공동 소유 권리', 'co-owned') },
      coOwnersConsent: { type: 'flag', verb: 'has', label: text('공동권리자의 동의', 'the consent of the co-owners') },
    },
  },
  'technology.certificates': {
    type: 'list',
    mend: 'technology.certificates',
    label: text('보유 인증', 'certificates held'),
    noun: text('인증', 'certificate'),
    fields: {
      kind: { type: 'choice', choices: certificateKinds, names: true, label: text('종류', 'kind') },
      number: { type: 'text', label: text('번호', 'number') },
      validity: { type: 'paper', label: text('유효기간', 'validity') },
      expiresOn: { type: 'day', label: text('유효기간 만료일', 'expiry date') },
    },
  },
  'technology.supplyRecord': {
    type: 'list',
    fixed: true,
    mend: 'technology.supply',
    label: text('공급 실적', 'supply record'),
    noun: text('공급 실적', 'supply'),
    fields: {
      institution: { type: 'text', label: text('공급한 기관', 'institution supplied') },
      on: { type: 'day', label: text('계약일', 'contract date') },
    },
  },

  'programme.awardsBefore': {
    type: 'number',
    unit: times,
    min: 0,
    fixed: true,
    mend: 'application.answers',
    label: text('이 사업의 이전 선정 횟수', 'earlier awards in this programme'),
  },
  'programme.awardedYearsInARow': {
    type: 'number',
    unit: text('년', 'years'),
    min: 0,
    fixed: true,
    mend: 'application.answers',
    label: text('연속 선정 기간', 'years awarded in a row'),
  },
  'programme.dropOuts': {
    type: 'list',
    fixed: true,
    mend: 'application.answers',
    label: text('중도 포기 이력', 'drop-outs'),
    noun: text('중도 포기', 'drop-out'),
    fields: {
      on: { type: 'day', label: text('포기일', 'date') },
      justified: { type: 'flag', verb: 'has', label: text('정당한 사유', 'a good reason') },
    },
  },
  'programme.sameSupportElsewhere': {
    type: 'flag',
    verb: 'has',
    mend: 'application.answers',
    label: text('같은 활동에 대한 다른 기관의 지원', 'other public support for the same activity'),
  },
  'programme.foreignCertificates': {
    type: 'number',
    unit: text('건', ''),
    min: 0,
    mend: 'application.answers',
    label: text('보유한 해외규격인증 수', 'foreign certificates held'),
  },

  'offer.regionOfUse': {
    type: 'choice',
    mend: 'offer.plan',
    label: text('실시 지역', 'place of use'),
    choices: {
      korea: text('국내', 'in Korea'),
      abroad: text('해외', 'abroad'),
      both: text('국내와 해외', 'in Korea and abroad'),
    },
  },
  'offer.hasWorkingPlan': { type: 'flag', verb: 'has', mend: 'offer.plan', label: text('사업화 계획서', 'a plan for working the right') },
  'offer.hasCapacity': {
    type: 'flag',
    verb: 'has',
    mend: 'offer.plan',
    label: text('생산 설비 또는 위탁 생산 계획', 'production capacity or an outsourcing plan'),
  },
  'offer.coOwned': { type: 'flag', verb: 'is', fixed: true, mend: 'nowhere', label: text('공동 소유 권리', 'a co-owned right') },
  'offer.coOwnersConsent': {
    type: 'flag',
    verb: 'has',
    mend: 'offer.plan',
    label: text('공동권리자의 동의', 'the consent of the co-owners'),
  },
} as const satisfies FactTable
