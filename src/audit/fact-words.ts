import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

/** What the facts of an audit row are called; a test reads the code for names without words. */
const factWords: Readonly<Record<string, Text>> = {
  address: text('접속 주소', 'Address'), after: text('바뀐 뒤', 'After'), algorithm: text('추첨 방법', 'Way of drawing'), amountWon: text('금액(원)', 'Amount (KRW)'), answer: text('답변', 'Answer'), asked: text('요청한 내용', 'Asked for'), attended: text('참석', 'Attendance'),
  automatic: text('자동 저장', 'Saved by itself'), became: text('바뀐 상태', 'Became'), before: text('바뀌기 전', 'Before'), by: text('방법', 'By'), cause: text('원인', 'Cause'), certificateId: text('인증서', 'Certificate'), change: text('변경', 'Change'),
  checkDueAt: text('요건 확인 기한', 'Check due'), claim: text('회사 확인', 'Claim'), claimId: text('회사 확인 번호', 'Claim'), computed: text('계산된 결과', 'Computed result'), conditionId: text('조건', 'Condition'), conditions: text('조건 수', 'Conditions'), contractedOn: text('계약일', 'Contracted on'),
  councilId: text('협의체', 'Council'), counter: text('정정 기록', 'Counter-record'), criterionId: text('평가 항목', 'Criterion'), document: text('문서', 'Document'), documents: text('문서 수', 'Documents'), due: text('기한', 'Due'), dueAt: text('기한', 'Due'), eligible: text('추첨할 수 있는 후보', 'Eligible'),
  email: text('이메일', 'E-mail'), emailSha256: text('이메일의 지문', 'Fingerprint of the e-mail'), ended: text('끝난 수', 'Ended'), firms_helped: text('도운 기업 목표', 'Goal: firms helped'), from: text('이전', 'From'), grade: text('적합성', 'Grade'), grantId: text('역할 부여 번호', 'Grant'), grantedBy: text('역할을 준 사람', 'Granted by'),
  ground: text('계약 근거', 'Ground'), heldAt: text('일시', 'Held at'), id: text('번호', 'Number'), institutionId: text('기관', 'Institution'), isPublic: text('공개', 'Public'), issuedOn: text('발급일', 'Issued on'), kind: text('종류', 'Kind'), leadsTo: text('가리키는 말', 'Leads to'),
  letterFileId: text('결과 통지 파일', 'Result letter'), listSha256: text('후보 명부의 지문', 'Fingerprint of the list'), listings: text('등록기술', 'Listings'), machine: text('기계 판단', 'Machine’s answer'), manifestSha256: text('제출 명세의 지문', 'Fingerprint of the manifest'), may: text('필요한 권한', 'Permission'),
  meetings: text('상담 목표', 'Goal: meetings'), method: text('요청 방식', 'Method'), minutesFileId: text('의결서 파일', 'Minutes'), move: text('처리', 'Move'), name: text('이름', 'Name'), nextStep: text('다음 할 일', 'Next step'), nextStepOn: text('다음 할 일 날짜', 'Day of the next step'), note: text('메모', 'Note'),
  number: text('번호', 'Number'), officerId: text('담당자', 'Officer'), olderThanDays: text('지난 날수', 'Older than days'), parts: text('항목', 'Parts'), personId: text('사람', 'Person'), picture: text('사진', 'Picture'), place: text('장소', 'Place'), pool: text('명부 인원', 'Pool'), proposalId: text('제안 번호', 'Proposal'),
  purchases_won: text('구매 목표(원)', 'Goal: purchases (KRW)'), questionId: text('질문', 'Question'), reason: text('사유', 'Reason'), reasonCode: text('사유 구분', 'Kind of reason'), receipts: text('접수번호', 'Receipts'), registrations: text('등록 목표', 'Goal: registrations'), release: text('판', 'Release'), replaces: text('빠진 위원', 'Replaces'),
  rested: text('멈춘 날수', 'Days rested'), result: text('결과', 'Result'), reused: text('다시 쓴 문서', 'Reused document'), role: text('역할', 'Role'), round: text('차수', 'Round'), route: text('주소 형식', 'Route'), rows: text('줄 수', 'Rows'), seats: text('자리 수', 'Seats'), section: text('부분', 'Section'), seed: text('시드', 'Seed'),
  sha256: text('지문(SHA-256)', 'Fingerprint (SHA-256)'), sizeClass: text('기업 규모', 'Size'), stageId: text('심의 단계', 'Stage'), supplyWon: text('공급가액(원)', 'Supply (KRW)'), technologyId: text('기술', 'Technology'), title: text('제목', 'Title'), to: text('이후', 'To'), total: text('총점', 'Total'), trackId: text('기관별 신청', 'Track'),
  tracks: text('기관별 신청', 'Tracks'), validFrom: text('유효기간 시작', 'Valid from'), validTo: text('유효기간 끝', 'Valid until'), validUntil: text('유효기간', 'Valid until'), vatWon: text('부가세(원)', 'VAT (KRW)'), version: text('판', 'Version'), was: text('이전 상태', 'Was'), words: text('낱말', 'Words'), year: text('연도', 'Year'),
}

/** The word for a fact; undefined for one that we have none for. */
export const factWord = (name: string): Text | undefined => factWords[name]
