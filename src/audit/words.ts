import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

/** What an audit row is about. */
export const kindWords: Readonly<Record<string, Text>> = {
  access: text('접근', 'Access'), application: text('신청서', 'Application'), call: text('공모', 'Call'), certificate: text('인증서', 'Certificate'), company: text('회사', 'Firm'), 'contract-ground': text('계약 근거', 'Contract ground'), ground: text('계약 근거', 'Contract ground'),
  document: text('문서', 'Document'), file: text('파일', 'File'), institution: text('기관', 'Institution'), invitation: text('초대', 'Invitation'), link: text('링크', 'Link'), listing: text('기술 목록', 'Listing'), mail: text('메일', 'Mail'), person: text('사람', 'Person'), people: text('사람들', 'People'),
  purchase: text('구매', 'Purchase'), quote: text('견적', 'Quote'), 'quote-request': text('견적 요청', 'Quote request'), review: text('심의', 'Review'), reviewer: text('심의위원', 'Reviewer'), role: text('역할', 'Role'), 'rule-set': text('심의규정', 'Rule set'),
  'second-factor': text('2단계 인증', 'Second factor'), session: text('로그인', 'Session'), 'sign-in': text('로그인', 'Sign-in'), sheet: text('평가표', 'Sheet'), 'signing-key': text('서명 키', 'Signing key'), technology: text('기술', 'Technology'), 'technology-picture': text('기술 사진', 'Picture'),
  demonstration: text('시연', 'Demonstration'), track: text('기관별 신청', 'Track'), verdict: text('의결', 'Verdict'), 'audit-log': text('감사 기록', 'Audit log'), 'access-log': text('열람 기록', 'Access log'), backup: text('백업', 'Backup'), job: text('작업', 'Job'), goal: text('목표', 'Goal'), goals: text('목표', 'Goals'), desk: text('기관 업무', 'Desk'), operator: text('운영', 'Operations'), reviewers: text('심의위원', 'Reviewer'), auditor: text('감사', 'Audit'), council: text('협의체', 'Council'),
  firm: text('동행 기업', 'Accompanied firm'), search: text('저장한 검색', 'Saved search'), 'saved-search': text('저장한 검색', 'Saved search'), 'search-queries': text('검색한 말', 'Searches made'), vocabulary: text('검색 낱말', 'Search words'), 'vocabulary-entry': text('검색 낱말', 'Search words'), relevance: text('적합성 판단', 'Judgement'),
}

/** What one may look for by its number. */
export const objectKinds = ['application', 'call', 'certificate', 'company', 'contract-ground', 'invitation', 'listing', 'mail', 'person', 'purchase', 'quote', 'quote-request', 'review', 'reviewer', 'rule-set', 'sheet', 'signing-key', 'technology', 'technology-picture', 'track'] as const
/** Whose data a reading may have been of. */
export const whoseKinds = ['person', 'people', 'company', 'audit-log', 'access-log'] as const

const verbs: Readonly<Record<string, Text>> = {
  accepted: text('수락', 'accepted'), accompanied: text('함께하기 시작', 'accompanied'), 'alert-stopped': text('알림 끔', 'alert stopped'), bookmarked: text('담기', 'bookmarked'), 'bookmark-removed': text('담은 것 뺌', 'bookmark removed'), forgotten: text('오래된 것 지움', 'forgotten'), 'note-written': text('메모', 'note written'), 'step-planned': text('다음 할 일', 'next step'), told: text('알림 보냄', 'told'), 'unlock-asked': text('제한 해제 요청', 'unlocking asked'), 'went-live': text('쓰기 시작', 'went live'), 'affiliation-added': text('소속 추가', 'affiliation added'), archived: text('보관', 'archived'), assigned: text('담당 배정', 'assigned'), 'attendance-recorded': text('출석 기록', 'attendance recorded'), begun: text('시작', 'begun'),
  approved: text('가결', 'approved'), 'approved-with-conditions': text('조건부 가결', 'approved with conditions'), certified: text('인증', 'certified'), 'claim-confirmed': text('등록 확인', 'claim confirmed'), 'claim-rejected': text('등록 받아들이지 않음', 'claim rejected'), 'conditions-met': text('조건 모두 이행', 'conditions met'), 'new-password-asked': text('새 비밀번호 요청', 'new password asked'),
  'objection-review-started': text('이의신청 심의 시작', 'review of an objection started'), rejected: text('부결', 'rejected'), 'review-started': text('심의 회부', 'sent to review'), 'sign-up-asked': text('가입 요청', 'sign-up asked'),
  cancelled: text('취소', 'cancelled'), 'candidates-frozen': text('후보 확정', 'candidates frozen'), 'chair-named': text('위원장 지정', 'chair named'), 'change-proposed': text('변경 제안', 'change proposed'), 'change-refused': text('변경 거절', 'change refused'), 'change-withdrawn': text('변경 철회', 'change withdrawn'), changed: text('변경', 'changed'),
  'check-begun': text('요건 확인 시작', 'check begun'), cloned: text('복제', 'cloned'), closed: text('마감', 'closed'), 'codes-renewed': text('복구 코드 다시 만듦', 'recovery codes renewed'), 'committee-drawn': text('위원 추첨', 'committee drawn'), 'condition-answered': text('조건 확인', 'condition answered'), 'condition-met': text('조건 이행 확인', 'condition met'), 'condition-reported': text('조건 이행 보고', 'condition reported'), 'condition-sent-back': text('조건 이행 반려', 'condition sent back'),
  'confirmation-added': text('확인서 추가', 'confirmation added'), 'confirmation-removed': text('확인서 삭제', 'confirmation removed'), confirmed: text('확인', 'confirmed'), 'conflict-answered': text('이해관계 답변', 'conflict answered'), countered: text('정정', 'countered'), created: text('등록', 'created'), declined: text('사양', 'declined'), disabled: text('계정 닫음', 'disabled'), discarded: text('버림', 'discarded'),
  'document-added': text('문서 추가', 'document added'), 'document-edited': text('문서 수정', 'document edited'), 'document-removed': text('문서 삭제', 'document removed'), 'document-restored': text('문서 되살림', 'document restored'), drafted: text('작성', 'drafted'), 'due-soon': text('기한 다가옴 알림', 'due soon'), overdue: text('기한 지남 알림', 'overdue'), edited: text('수정', 'edited'), 'email-change-asked': text('이메일 변경 요청', 'e-mail change asked'), 'email-changed': text('이메일 변경', 'e-mail changed'), enabled: text('계정 다시 엶', 'enabled'),
  ended: text('끝남', 'ended'), entered: text('역할로 들어감', 'entered as a role'), escalated: text('기한 지남 알림', 'escalated'), expired: text('기한 지남', 'expired'), extended: text('연장', 'extended'), failed: text('실패', 'failed'), 'file-added': text('파일 추가', 'file added'), 'file-removed': text('파일 삭제', 'file removed'), generated: text('생성', 'generated'), 'gone-on-without': text('회신 없이 진행', 'gone on without answer'), granted: text('줌', 'granted'), hidden: text('숨김', 'hidden'),
  judged: text('판단', 'judged'), imported: text('가져오기', 'imported'), 'institutions-added': text('기관 추가', 'institutions added'), 'invitation-overdue': text('위촉 무응답', 'invitation overdue'), issued: text('발급', 'issued'), 'join-asked': text('합류 요청', 'join asked'), 'kept-for-comparison': text('비교 기록', 'kept for comparison'), left: text('탈퇴', 'left'), listed: text('등재', 'listed'), 'locked-out': text('잠김', 'locked out'), made: text('만듦', 'made'), 'member-accepted': text('구성원 수락', 'member accepted'), 'member-changed': text('구성원 변경', 'member changed'), 'member-recused': text('위원 회피', 'member recused'), 'member-refused': text('구성원 거절', 'member refused'),
  'not-confirmed': text('본인 확인 실패', 'not confirmed'), objected: text('이의신청', 'objected'), offered: text('제안', 'offered'), opened: text('열기', 'opened'), 'opinion-given': text('의견 제출', 'opinion given'), passed: text('통과', 'passed'), 'password-changed': text('비밀번호 변경', 'password changed'), 'picture-added': text('사진 추가', 'picture added'), 'picture-edited': text('사진 수정', 'picture edited'), 'picture-moved': text('사진 순서 변경', 'picture moved'), 'picture-removed': text('사진 삭제', 'picture removed'), 'profile-changed': text('정보 변경', 'profile changed'), published: text('게시', 'published'), 'put-in-force': text('시행', 'put in force'),
  'question-answered': text('질문 답변', 'question answered'), 'question-asked': text('질문', 'question asked'), received: text('접수', 'received'), recorded: text('기록', 'recorded'), refused: text('거절', 'refused'), registered: text('등록', 'registered'), 'registration-added': text('사업자등록증 추가', 'registration added'), reinstated: text('효력 회복', 'reinstated'), 'relation-added': text('관계 추가', 'relation added'), reminded: text('알림', 'reminded'), removed: text('삭제', 'removed'), requested: text('요청', 'requested'), returned: text('반려', 'returned'), revoked: text('취소', 'revoked'),
  saved: text('저장', 'saved'), 'score-changed': text('점수 변경', 'score changed'), sealed: text('봉인', 'sealed'), 'seat-accepted': text('위촉 수락', 'seat accepted'), 'seat-declined': text('위촉 사양', 'seat declined'), 'seat-emptied': text('위원 해촉', 'seat emptied'), sent: text('보냄', 'sent'), 'sent-again': text('다시 보냄', 'sent again'), 'sent-back': text('돌려보냄', 'sent back'), set: text('설정', 'set'), shown: text('다시 공개', 'shown'), signed: text('서명', 'signed'), 'signed-up': text('가입', 'signed up'),
  'stage-planned': text('단계 계획', 'stage planned'), started: text('시작', 'started'), submitted: text('제출', 'submitted'), 'substitute-drawn': text('대체 위원 추첨', 'substitute drawn'), succeeded: text('성공', 'succeeded'), 'supplement-answered': text('보완 회신', 'supplement answered'), 'supplement-extended': text('보완 기한 연장', 'supplement extended'), 'supplement-requested': text('보완 요청', 'supplement requested'), suspended: text('효력 정지', 'suspended'), unarchived: text('보관 해제', 'unarchived'), unlocked: text('제한 해제', 'unlocked'), unsealed: text('개봉', 'unsealed'), 'version-kept': text('판 보존', 'version kept'), withdrawn: text('거둠', 'withdrawn'), 'year-entered': text('연도 실적 입력', 'year entered'),
}

export const kindWord = (kind: string): Text => kindWords[kind] ?? text(kind, kind)

/** 'application.submitted' → 신청서 제출, Application submitted; a name we have no words for stays as it is. */
export const actionWord = (action: string): Text => {
  const [noun = '', verb = ''] = action.split('.')
  const said = verbs[verb]
  return said ? text(`${kindWord(noun).ko} ${said.ko}`, `${kindWord(noun).en}: ${said.en}`) : text(action, action)
}

const hats: Readonly<Record<string, Text>> = {
  company: text('회사', 'Firm'), desk: text('기관', 'Institution'), buying: text('기관 구매', 'Buying'), council: text('협의체 간사', 'Council secretary'), reviewer: text('심의위원', 'Reviewer'), operations: text('운영자', 'Operator'), audit: text('감사자', 'Auditor'),
  person: text('개인', 'Person'), visitor: text('방문자', 'Visitor'), system: text('시스템', 'The system'), demonstration: text('시연 자료', 'Demonstration'),
}
/** 'desk:kra' → 기관 (한국마사회), where the name is known. */
export const hatWord = (actingAs: string, place: Text | undefined): Text => {
  const [kind = '', id] = actingAs.split(':')
  const word = hats[kind] ?? text(kind, kind)
  const where = place ?? (id === undefined ? undefined : text(id, id))
  return where ? text(`${word.ko} · ${where.ko}`, `${word.en} · ${where.en}`) : word
}

export const rangeWords = {
  wide: text('기간이 1년을 넘습니다. 1년 이하로 줄이거나, 한 건의 전체 이력을 보시거나, CSV로 나누어 내려받아 주세요.', 'The range is longer than a year. Narrow it, look at one object’s whole life, or download it in parts as CSV.'),
  backwards: text('시작일이 종료일보다 늦습니다. 두 날을 확인해 주세요.', 'The range ends before it begins. Check the two days.'),
  day: text('날짜를 2026-11-30처럼 입력해 주세요.', 'Enter the day like 2026-11-30.'),
  kind: text('대상 번호로 찾으려면 대상의 종류도 골라 주세요.', 'To look for an object, choose its kind too.'),
  nobody: text('이런 이름이나 이메일을 가진 사람이 없습니다.', 'Nobody has this name or address.'),
  reason: text('이름을 보려는 이유를 5자 이상 200자 이하로 적어 주세요. 이유는 열람 기록에 남습니다.', 'Say in 5 to 200 letters why you need the names. It is kept in the access log.'),
  tooMany: text('한 번에 내려받을 수 있는 50,000줄을 넘습니다. 기간을 나누어 내려받아 주세요.', 'That is more than the 50,000 rows of one download. Take it in parts.'),
}
