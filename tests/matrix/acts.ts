import { addDays, dayOf } from '../../src/kernel/dates.ts'

/** How each form is filled so that it does what it is for. */
export interface Act {
  /** The page on which the form stands; the page of its own address where absent. `no form` where it is posted by a script or from many pages. */
  readonly on?: string
  /** Who posts, where it is not the first role of the permission: 'people.stranger', 'seat.drawn' … */
  readonly as?: string
  /** What is typed over what stands in the form. */
  readonly with?: Readonly<Record<string, string | readonly string[]>>
  /** The name of the field that takes a paper (a PDF), or a picture. */
  readonly file?: string
  /** What is posted before, in the same state: `[address of the door, what it types]`. */
  readonly after?: readonly (readonly [door: string, typed: Readonly<Record<string, string>>])[]
  /** Why it does nothing in a market that is none. */
  readonly closed?: string
}

const newPassword = '바람이 부는 언덕 위에 서 있는 오래된 나무'
export const password = '강변을 천천히 걷는 말 세 마리'
/** Today's first minute: neither past as a day nor still to come. */
const stage = (what: string, held = '') => ({
  [`${held}day-{stage.${what}}`]: dayOf(new Date()),
  [`${held}time-{stage.${what}}`]: '00:00',
  [`${held}place-{stage.${what}}`]: '본관',
})
const reviewer = { affiliation: '가상대학교', fields: ['SOC.ROAD'], position: '교수' }
const affiliation = { organisation: '가상연구원', role: '연구원', fromDay: '2020-01-01', untilDay: '2021-01-01' }
const relation = { firm: '가상회사', kind: 'advice', note: '자문' }
const reason = '다시 확인이 필요합니다.'

export const acts: Readonly<Record<string, Act>> = {
  '/account': { with: { phone: '010-1234-5678' } },
  '/account/confirm': { with: { password } },
  '/account/email': { with: { email: 'another@matrix.example' } },
  '/account/password': { with: { current: password, password: newPassword } },
  '/account/privacy/leave': { on: '/account/privacy', as: 'people.stranger' },
  '/account/second-factor': { as: 'people.stranger', with: { code: 'TOTP' } },
  '/account/security/recovery-codes': {
    on: '/account/security',
    as: 'people.stranger',
    after: [['/account/second-factor', { code: 'TOTP' }]],
  },
  '/account/security/drop-factor': {
    on: '/account/security',
    as: 'people.stranger',
    after: [['/account/second-factor', { code: 'TOTP' }]],
  },
  '/account/security/sessions/:session/end': { on: '/account/security' },
  '/account/security/sign-out-others': { on: '/account/security' },
  '/inbox/read': { on: '/inbox' },
  '/inbox/:notice/open': { on: '/inbox' },
  '/sign-in': { as: 'visitor', with: { email: 'zqastranger@matrix.example', password } },
  '/sign-out': { on: '/home', as: 'people.stranger' },
  '/sign-up': { as: 'visitor', with: { email: 'newcomer@matrix.example', consent: 'yes' } },
  '/forgotten-password': { as: 'visitor', with: { email: 'zqastranger@matrix.example' } },
  '/sign-in/unlock': { as: 'visitor', with: { email: 'zqastranger@matrix.example' } },
  '/links/:link': { as: 'visitor', with: { name: '새사람', password: newPassword } },
  '/account/bookmarks/:listing': { on: '/catalogue/{listing}' },
  '/account/bookmarks/:listing/remove': { on: '/account/bookmarks' },
  '/account/searches': { on: `/catalogue?q=${encodeURIComponent('펌프 도로')}` },
  '/account/searches/:search/alert': { on: '/account/searches', with: { alert: 'off' } },
  '/account/searches/:search/name': { on: '/account/searches', with: { 'name-{search}': '새 이름' } },
  '/account/searches/:search/feed': { on: '/account/searches' },
  '/account/searches/:search/forget': { on: '/account/searches' },
  '/searches/:search/stop/:token': { as: 'visitor' },
  '/compare/tray': { on: '/catalogue', as: 'visitor', with: { add: '{listing}' } },
  '/demo/:role': { on: 'no form', as: 'visitor', closed: 'only a demonstration has this door' },
  '/demo/steps/:step': { on: 'no form', as: 'visitor', closed: 'only a demonstration has this door' },
  '/display': { as: 'visitor', with: { mode: 'light', size: 'large' } },
  '/certificates': { as: 'visitor', file: 'paper', with: { saidNumber: 'X-1' } },

  '/companies/new': {
    as: 'people.stranger',
    with: {
      kind: 'individual',
      nameKo: '새기술',
      nameEn: 'New',
      representative: '새사람',
      foundedOn: '2020-01-01',
      email: 'new@matrix.example',
    },
  },
  '/companies/join': { as: 'people.stranger', on: '/companies/join?number=1234567891', with: { message: '함께하고 싶습니다.' } },
  '/companies/join/:company/withdraw': { as: 'people.joiner', on: '/companies/join?number=1234567891' },
  '/company/:company/profile': { with: { phone: '02-111-1111' } },
  '/company/:company/profile/kind': { on: '/company/{company}/profile', with: { kind: 'corporation', corporateNumber: '110111-0062432' } },
  '/company/:company/profile/confirmations': {
    on: '/company/{company}/profile',
    file: 'file',
    with: { number: '확-9', sizeClass: 'small', validFrom: '2026-01-01', validTo: '2027-01-01' },
  },
  '/company/:company/profile/confirmations/:confirmation/remove': { on: '/company/{company}/profile' },
  '/company/:company/profile/registration': { on: '/company/{company}/profile', file: 'registration' },
  '/company/:company/profile/claims/:claim/withdraw': { on: '/company/{company}/profile', as: 'people.owner' },
  '/company/:company/close': { with: { reason: 'leaving', understood: 'yes' } },
  '/company/:company/profile/years': { on: '/company/{company}/profile', with: { year: '2025', salesWon: '100000000', employees: '12' } },
  '/company/:company/people/:person/accept': { on: '/company/{company}/people' },
  '/company/:company/people/:person/refuse': { on: '/company/{company}/people' },
  '/company/:company/people/:person/change': { on: '/company/{company}/people', with: { change: 'owner' } },
  '/company/:company/technologies/new': { with: { titleKo: '새 기술' } },
  '/company/:company/technologies/:technology/archive': { on: '/company/{company}/technologies/{technology.own}' },
  '/company/:company/technologies/:technology/restore': { on: '/company/{company}/technologies/{technology.archived}' },
  '/company/:company/technologies/:technology/versions': {
    with: {},
    after: [['/company/:company/technologies/:technology/:section', { titleKo: '다른 이름' }]],
  },
  '/company/:company/technologies/:technology/documents': { file: 'file', with: { kind: 'OTHER', title: '시험성적서' } },
  '/company/:company/technologies/:technology/documents/reuse': { on: '/company/{company}/technologies/{technology.own}/documents' },
  '/company/:company/technologies/:technology/documents/:document': { with: { title: '새 제목' } },
  '/company/:company/technologies/:technology/documents/:document/remove': {
    on: '/company/{company}/technologies/{technology.own}/documents',
  },
  '/company/:company/technologies/:technology/documents/:document/restore': {
    on: '/company/{company}/technologies/{technology.own}/documents',
  },
  '/company/:company/technologies/:technology/pictures': { file: 'file', with: { altKo: '펌프', altEn: 'Pump' } },
  '/company/:company/technologies/:technology/pictures/:picture': {
    on: '/company/{company}/technologies/{technology.own}/pictures',
    with: { 'altKo-{picture}': '새 설명' },
  },
  '/company/:company/technologies/:technology/pictures/:picture/forward': {
    on: '/company/{company}/technologies/{technology.own}/pictures',
  },
  '/company/:company/technologies/:technology/pictures/:picture/remove': {
    on: '/company/{company}/technologies/{technology.own}/pictures',
  },
  '/company/:company/technologies/:technology/:section': { with: { titleKo: '다른 이름' } },
  '/company/:company/technologies/:technology/:section/autosave': {
    on: '/company/{company}/technologies/{technology.own}/title',
    with: { titleKo: '다른 이름' },
  },
  '/company/:company/calls/:call/ask': { with: { question: '언제까지 신청할 수 있나요?' } },
  '/company/:company/applications/new': { with: { technology: '{technology.own}', choice: ['{call.published}/{institution}'] } },
  '/company/:company/applications/:application': { with: { do: 'later' } },
  '/company/:company/applications/:application/discard': { on: '/company/{company}/applications/{application.draft}' },
  '/company/:company/applications/:application/submit': {
    on: '/company/{company}/applications/{application.draft}/check',
    with: { 'declare-true': 'yes', 'declare-not-debarred': 'yes', 'declare-no-arrears': 'yes', 'declare-shared': 'yes' },
  },
  '/company/:company/applications/:application/add': { with: { choice: ['{other.call}/{other.institution}'] } },
  '/company/:company/tracks/:track/withdraw': { on: '/company/{company}/tracks/{track.submitted}', with: { reason } },
  '/company/:company/tracks/:track/supplement': {
    with: { 'text-documents.TECHNOLOGY_DESCRIPTION': '쪽 번호를 넣었습니다.' },
    file: 'file-documents.TECHNOLOGY_DESCRIPTION',
  },
  '/company/:company/tracks/:track/objection': {
    on: '/company/{company}/tracks/{track.rejected}',
    file: 'file',
    with: { grounds: '심의에서 시험성적서를 보지 않았습니다. 다시 살펴 주시기 바랍니다.' },
  },
  '/company/:company/tracks/:track/conditions/:condition': {
    on: '/company/{company}/tracks/{track.conditional}',
    with: { 'report-{tomeet.conditional}': '시험성적서를 냈습니다.' },
  },
  '/company/:company/certificates/:certificate/extension': {
    on: '/company/{company}/certificates',
    with: { 'extension-{certificate.valid}': '내년에도 공급합니다.' },
  },
  '/desk/:institution/certificates/:certificate/extension/decline': {
    on: '/desk/{institution}/certificates/{certificate.valid}',
    with: { declining: reason },
    after: [['/company/:company/certificates/:certificate/extension', {}]],
  },
  '/company/:company/certificates/:certificate/opinion': {
    on: '/company/{company}/certificates',
    with: { 'opinion-{certificate.heard}': '시험은 다시 했습니다.' },
  },
  '/company/:company/quotes/:request/quote': {
    on: '/company/{company}/quotes/{request.requested}',
    file: 'file',
    with: { supplyWon: '12000000', vat: 'taxed', validUntil: addDays(dayOf(new Date()), 30), deliveryDays: '30', terms: '현금' },
  },
  '/company/:company/quotes/:request/take-back': {
    on: '/company/{company}/quotes/{request.quoted}',
    with: { reasonCode: 'WRONG_PRICE', reason },
  },
  '/company/:company/quotes/:request/questions': {
    on: '/company/{company}/quotes/{request.requested}',
    with: { question: '전원은 몇 볼트입니까?' },
  },
  '/company/:company/quotes/:request/questions/:question': {
    on: '/company/{company}/quotes/{request.requested}',
    with: { 'answer-{question.buyer}': '두 해입니다.' },
  },
  '/company/:company/quotes/:request/decline': {
    on: '/company/{company}/quotes/{request.requested}',
    with: { reasonCode: 'CANNOT_SUPPLY', reason },
  },

  '/company/:company/quotes/:request/retract': {
    on: '/company/{company}/quotes/{request.accepted}',
    with: { reasonCode: 'TERMS_NOT_AGREED', reason },
  },
  '/desk/:institution/contact': { with: { contactUnit: '동반성장부', phone: '02-000-0000', email: 'market@matrix.example' } },
  '/desk/:institution/people': { with: { email: 'zqastranger@matrix.example', role: 'officer' } },
  '/desk/:institution/people/:grant/withdraw': { on: '/desk/{institution}/people' },
  '/desk/:institution/claims/:claim/confirm': { on: '/desk/{institution}/claims' },
  '/desk/:institution/claims/:claim/reject': { on: '/desk/{institution}/claims', with: { 'reason-{claim}': reason } },
  '/desk/:institution/calls/new': { with: { titleKo: '새 공모', titleEn: 'New call', ruleSet: '{ruleset}' } },
  '/desk/:institution/calls/:call/edit': { with: { titleKo: '고친 공모' } },
  '/desk/:institution/calls/:call/submit': { on: '/desk/{institution}/calls/{call.draft}' },
  '/desk/:institution/calls/:call/send-back': { on: '/desk/{institution}/calls/{call.waiting}', with: { note: reason } },
  '/desk/:institution/calls/:call/publish': { on: '/desk/{institution}/calls/{call.waiting}' },
  '/desk/:institution/calls/:call/agree': { on: '/desk/{institution}/calls/{call.joining}' },
  '/desk/:institution/calls/:call/decline': { on: '/desk/{institution}/calls/{call.joining}', with: { note: reason } },
  '/desk/:institution/calls/:call/ask-to-close': { on: '/desk/{institution}/calls/{call.ending}', with: { closingReason: reason } },
  '/desk/:institution/calls/:call/keep-open': { on: '/desk/{institution}/calls/{call.asked}', as: 'people.approver' },
  '/desk/:institution/calls/:call/close': { on: '/desk/{institution}/calls/{call.asked}', as: 'people.approver' },
  '/desk/:institution/calls/:call/cancel': { on: '/desk/{institution}/calls/{call.ending}', as: 'people.approver', with: { reason } },
  '/desk/:institution/calls/:call/questions/:question': {
    on: '/desk/{institution}/calls/{call.published}',
    with: { 'answer-{question}': '올해 말까지입니다.' },
  },
  '/desk/:institution/calls/:call/files': {
    on: '/desk/{institution}/calls/{call.published}',
    file: 'file',
    with: { titleKo: '서식', titleEn: 'Form' },
  },
  '/desk/:institution/calls/:call/files/:file/remove': { on: '/desk/{institution}/calls/{call.published}' },
  '/desk/:institution/rule-sets/new': { with: { nameKo: '새 규정', nameEn: 'New rules' } },
  '/desk/:institution/rule-sets/:ruleset/draft': { on: '/desk/{institution}/rule-sets/{ruleset}/versions/1' },
  '/desk/:institution/rule-sets/:ruleset/versions/:number/edit/:section': {},
  '/desk/:institution/rule-sets/:ruleset/versions/:number/submit': {
    on: '/desk/{institution}/rule-sets/{ruleset.draft}/versions/2',
    with: { note: '고쳤습니다.' },
  },
  '/desk/:institution/rule-sets/:ruleset/versions/:number/send-back': {
    on: '/desk/{institution}/rule-sets/{ruleset.waiting}/versions/2',
    with: { note: reason },
  },
  '/desk/:institution/rule-sets/:ruleset/versions/:number/put-in-force': {
    on: '/desk/{institution}/rule-sets/{ruleset.waiting}/versions/2',
  },
  '/desk/:institution/queue': { with: { track: ['{track.submitted}', '{track.submitted2}'], do: 'receive' } },
  '/desk/:institution/tracks/:track/receive': { on: '/desk/{institution}/tracks/{track.submitted}' },
  '/desk/:institution/tracks/:track/assign': { on: '/desk/{institution}/tracks/{track.checking}', with: { officer: '{people.second}' } },
  '/desk/:institution/tracks/:track/begin-check': { on: '/desk/{institution}/tracks/{track.waiting}' },
  '/desk/:institution/tracks/:track/conditions/:condition': {
    on: '/desk/{institution}/tracks/{track.checking}',
    with: { 'answer-{condition.checking}': 'yes', 'note-{condition.checking}': '확인했습니다.' },
  },
  '/desk/:institution/tracks/:track/return': {
    on: '/desk/{institution}/tracks/{track.checking}',
    with: { reason: '신청 요건에 맞지 않아 돌려드립니다. 사업자 확인이 필요합니다.' },
  },
  '/desk/:institution/tracks/:track/supplement': { with: { part: ['summary'], 'request-summary': '더 자세히 적어 주세요.' } },
  '/desk/:institution/tracks/:track/supplement/extend': {
    on: '/desk/{institution}/tracks/{track.supplement}/supplement',
    with: { dueOn: addDays(dayOf(new Date()), 60) },
  },
  '/desk/:institution/tracks/:track/supplement/go-on': { on: '/desk/{institution}/tracks/{track.supplement}/supplement' },
  '/desk/:institution/tracks/:track/supplement/withdraw': {
    on: '/desk/{institution}/tracks/{track.supplement}/supplement',
    with: { reason: '다른 항목을 요청하려다 잘못 보냈습니다.' },
  },
  '/desk/:institution/tracks/:track/to-meet/:condition/confirm': { on: '/desk/{institution}/tracks/{track.reported}' },
  '/desk/:institution/tracks/:track/to-meet/:condition/send-back': {
    on: '/desk/{institution}/tracks/{track.reported}',
    with: { 'sent-back-{tomeet.reported}': reason },
  },
  '/desk/:institution/reviewers/new': { with: { ...reviewer, name: '새위원', email: 'new-reviewer@matrix.example' } },
  '/desk/:institution/reviewers/:person': { with: { affiliation: '다른대학교' } },
  '/desk/:institution/reviewers/:person/affiliations': { on: '/desk/{institution}/reviewers/{reviewer}', with: affiliation },
  '/desk/:institution/reviewers/:person/relations': { on: '/desk/{institution}/reviewers/{reviewer}', with: relation },
  '/desk/:institution/reviews': { with: { track: '{track.checked}' } },
  '/desk/:institution/reviews/:review/begin': { on: '/desk/{institution}/reviews/{review.seated}' },
  '/desk/:institution/reviews/:review/remind': { on: '/desk/{institution}/reviews/{review.drawn}' },
  '/desk/:institution/reviews/:review/unseal': { on: '/desk/{institution}/reviews/{review.sealed}' },
  '/desk/:institution/reviews/:review/stages/:stage/plan': { on: '/desk/{institution}/reviews/{review.drawn}', with: stage('drawn') },
  '/desk/:institution/reviews/:review/stages/:stage/attendance': {
    on: '/desk/{institution}/reviews/{review.evaluating}',
    with: stage('evaluating', 'held-'),
  },
  '/desk/:institution/reviews/:review/freeze': { on: '/desk/{institution}/reviews/{review.forming}/committee' },
  '/desk/:institution/reviews/:review/draw': { on: '/desk/{institution}/reviews/{review.frozen}/committee' },
  '/desk/:institution/reviews/:review/seats/:person/substitute': { on: '/desk/{institution}/reviews/{review.drawn}/committee' },
  '/desk/:institution/reviews/:review/seats/:person/empty': {
    on: '/desk/{institution}/reviews/{review.drawn}/committee',
    with: { 'reason-{seat.drawn}': reason, move: 'recuse' },
  },
  '/desk/:institution/reviews/:review/seats/:person/chair': { on: '/desk/{institution}/reviews/{review.meeting}/committee' },
  '/desk/:institution/reviews/:review/verdict': { with: { result: 'approved', differsReason: '토론한 뒤 합의했습니다.' } },
  '/desk/:institution/reviews/:review/verdict/sign': { on: '/desk/{institution}/reviews/{review.drafted}/verdict' },
  '/desk/:institution/reviews/:review/verdict/send-back': {
    on: '/desk/{institution}/reviews/{review.drafted}/verdict',
    with: { note: reason },
  },
  '/desk/:institution/certificates/new': { with: {} },
  '/desk/:institution/certificates/:certificate/edit': { with: { titleEn: 'Another pump' } },
  '/desk/:institution/certificates/:certificate/sign': {
    on: '/desk/{institution}/certificates/{certificate.drafted}',
    after: [['/desk/:institution/claims/:claim/confirm', {}]],
  },
  '/desk/:institution/certificates/:certificate/send-back': {
    on: '/desk/{institution}/certificates/{certificate.drafted}',
    with: { note: reason },
  },
  '/desk/:institution/certificates/:certificate/changes/:change': { with: { reason } },
  '/desk/:institution/certificates/:certificate/proposals/:proposal/approve': {
    on: '/desk/{institution}/certificates/{certificate.heard}',
    after: [['/company/:company/certificates/:certificate/opinion', { 'opinion-{certificate.heard}': '시험은 다시 했습니다.' }]],
  },
  '/desk/:institution/certificates/:certificate/proposals/:proposal/refuse': {
    on: '/desk/{institution}/certificates/{certificate.heard}',
    with: { note: reason },
  },
  '/desk/:institution/certificates/:certificate/proposals/:proposal/withdraw': {
    on: '/desk/{institution}/certificates/{certificate.heard}',
  },
  '/desk/:institution/activation/goals': { on: '/desk/{institution}/activation', with: { registrations: '7' } },
  '/desk/:institution/activation/firms/:company/step': {
    on: '/desk/{institution}/activation/firms/{company}',
    with: { nextStep: '전화하기', nextStepOn: '2099-01-01' },
  },
  '/desk/:institution/activation/firms/:company/notes': {
    on: '/desk/{institution}/activation/firms/{company}',
    with: { note: '전화했습니다.' },
  },
  '/desk/:institution/activation/firms/:company/stop': { on: '/desk/{institution}/activation/firms/{company}' },

  '/buying/:institution/quotes/new': { file: 'file', with: { quantity: '2', unit: '대', place: '과천', needs: '조용해야 합니다.' } },
  '/buying/:institution/quotes/:request/questions': {
    on: '/buying/{institution}/quotes/{request.requested}',
    with: { question: '시공도 하십니까?' },
  },
  '/buying/:institution/quotes/:request/questions/:question': {
    on: '/buying/{institution}/quotes/{request.requested}',
    with: { 'answer-{question.firm}': '과천입니다.' },
  },
  '/buying/:institution/quotes/:request/accept': { on: '/buying/{institution}/quotes/{request.quoted}' },
  '/buying/:institution/quotes/:request/refuse': {
    on: '/buying/{institution}/quotes/{request.quoted}',
    with: { reasonCode: 'NO_BUDGET', reason },
  },
  '/buying/:institution/quotes/:request/withdraw': {
    on: '/buying/{institution}/quotes/{request.requested}',
    with: { reasonCode: 'NEED_GONE', reason },
  },
  '/buying/:institution/quotes/:request/forgo': {
    on: '/buying/{institution}/quotes/{request.accepted}',
    with: { reasonCode: 'BUDGET_CUT', reason },
  },
  '/buying/:institution/purchases/new': {
    with: {
      groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
      estimatedWon: '12000000',
      contractedOn: dayOf(new Date()),
      chosenReason: '가장 조용합니다.',
    },
  },
  '/buying/:institution/purchases/:purchase/delivery': {
    on: '/buying/{institution}/purchases/{purchase}',
    with: { deliveredOn: dayOf(new Date()) },
  },
  '/buying/:institution/purchases/:purchase/counter': { on: '/buying/{institution}/purchases/{purchase}', with: { reason } },
  '/desk/:institution/grounds/:ground': { on: '/desk/{institution}/grounds', with: { note: '확인했습니다.' } },
  '/desk/:institution/grounds/:ground/withdraw': {
    on: '/desk/{institution}/grounds',
    with: { 'reason-SMALL_AMOUNT_ONE_QUOTE': reason },
    after: [['/desk/:institution/grounds/:ground', {}]],
  },
  '/buying/:institution/grounds/:ground/withdraw': {
    on: '/buying/{institution}/grounds',
    with: { 'reason-SMALL_AMOUNT_ONE_QUOTE': reason },
    after: [['/desk/:institution/grounds/:ground', {}]],
  },
  '/buying/:institution/grounds/:ground': { on: '/buying/{institution}/grounds', with: { note: '확인했습니다.' } },
  '/buying/:institution/listings/:listing/keep': { on: '/buying/{institution}/listings/{listing}' },
  '/buying/:institution/comparisons': { on: '/compare?items={listing},{listing.kept}' },

  '/desk/:institution/judgements': { with: { grade: '2' } },
  '/buying/:institution/judgements': { with: { grade: '2' } },
  '/reviews/judgements': { with: { grade: '2' } },
  '/reviews/profile': { as: 'reviewer', with: { position: '부교수' } },
  '/reviews/profile/affiliations': { on: '/reviews/profile', as: 'reviewer', with: affiliation },
  '/reviews/profile/relations': { on: '/reviews/profile', as: 'reviewer', with: relation },
  '/reviews/:review/conflicts': { with: { answer: 'none' } },
  '/reviews/:review/accept': { as: 'seat.answered', with: { pledge: 'yes' } },
  '/reviews/:review/decline': { on: '/reviews/{review.drawn}/accept', as: 'seat.answered', with: { reason } },
  '/reviews/:review/withdraw': { on: '/reviews/{review.evaluating}', with: { reason } },
  '/reviews/:review/sheet/:stage': { with: {} },
  '/reviews/:review/sheet/:stage/autosave': { on: '/reviews/{review.evaluating}/sheet/{stage.evaluating}' },
  '/reviews/:review/seal/:stage': {},
  '/reviews/:review/meeting': { with: { criterion: 'need', score: '1', reason } },

  '/operations/people': { with: { email: 'zqastranger@matrix.example', role: 'auditor' } },
  '/operations/people/:person/act': { on: '/operations/people/{people.second}', with: { act: 'disable' } },
  '/operations/people/:person/grants/:grant/withdraw': { on: '/operations/people/{people.second}' },
  '/operations/mail/:mail/again': { on: '/operations/mail?to=zqamailto' },
  '/operations/claims/:claim/confirm': { on: '/operations/claims' },
  '/operations/claims/:claim/reject': { on: '/operations/claims', with: { 'reason-{claim}': reason } },
  '/operations/search/new': { with: { words: '가리개, 덮개', source: '시험' } },
  '/operations/search/entries/:entry': { with: { words: '가리개, 덮개' } },
  '/operations/search/entries/:entry/live': { on: '/operations/search/entries/{entry}' },
  '/operations/search/entries/:entry/remove': { on: '/operations/search/entries/{entry}' },
  '/operations/listings/:listing/hide': { on: '/operations/listings/{listing}', with: { reason } },
  '/operations/listings/:listing/show': { on: '/operations/listings/{listing.hidden}' },
  '/operations/keys': { with: { institution: '{institution}', p12: 'P12', passphrase: 'secret' } },
}
