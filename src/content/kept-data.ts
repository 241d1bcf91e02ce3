import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { strangersKeptDays } from '../people/index.ts'
import { queriesKeptDays } from '../vocabulary/index.ts'

export interface Kept {
  readonly what: Text
  readonly why: Text
  readonly howLong: Text
  readonly who: Text
}

const undecided = text('지우는 때를 운영자가 아직 정하지 않았습니다.', 'The operator has not set when it is erased.')

/** What of persons is kept here, why, how long and who reads it: as the software does it. */
export const keptData: readonly Kept[] = [
  {
    what: text(
      '계정: 이름, 이메일, 언어, 적으셨다면 전화번호. 비밀번호는 되돌릴 수 없는 값으로만 둡니다.',
      'Account: name, e-mail, language, telephone if you gave it. Of the password only a value that cannot be turned back.',
    ),
    why: text('로그인, 알림, 누가 무엇을 했는지 밝히기', 'Signing in, notices, saying who did what'),
    howLong: text('계정을 닫을 때까지. 닫으면 바로 지웁니다.', 'Until you close the account; then at once erased.'),
    who: text('본인, 같은 회사나 기관의 동료, 운영자', 'You, colleagues of your firm or institution, the operator'),
  },
  {
    what: text(
      '관심 기술로 담은 기술, 저장한 검색과 그 알림을 보낸 기록',
      'Technologies kept for yourself, searches you saved, and of which listings they told you',
    ),
    why: text('다시 찾아보고 새 기술이 등록되면 알리기', 'To find them again, and to tell you of new listings'),
    howLong: text('지우실 때까지. 계정을 닫으면 하루 안에 지웁니다.', 'Until you remove them; within a day after you close the account.'),
    who: text('본인', 'You'),
  },
  {
    what: text('받은 알림과 보낸 메일', 'Notices, and mails sent to you'),
    why: text('해야 할 일과 결과를 알리기', 'To tell you what is to be done and what came of it'),
    howLong: text('계정을 닫을 때까지', 'Until you close the account'),
    who: text('본인. 운영자는 메일의 받는 사람과 제목을 봅니다.', 'You; the operator sees to whom mails went and their subjects'),
  },
  {
    what: text('로그인 기록: 시각, 접속 주소(IP), 브라우저, 성공 여부', 'Sign-ins: time, IP address, browser, whether it worked'),
    why: text('도용을 막고 본인이 확인하기', 'To stop misuse, and for you to check'),
    howLong: undecided,
    who: text('본인, 감사자', 'You, the auditor'),
  },
  {
    what: text('회사 정보: 대표자 이름, 회사의 연락처, 확인서', 'Firms: name of the representative, contacts of the firm, confirmations'),
    why: text('신청 자격 확인, 인증서 발급', 'To check who may apply, and to issue certificates'),
    howLong: text(
      '회사가 지울 때까지. 제출한 신청서에 담긴 것은 신청서와 함께 남습니다.',
      'Until the firm removes it; what stands in an application stays with it.',
    ),
    who: text(
      '그 회사의 구성원, 신청을 받은 기관. 대표자 이름은 발급된 인증서에 적혀 누구나 보고, 연락처는 인증된 기술의 소개에 보입니다.',
      'Members of the firm, institutions it applied to. The representative is named on an issued certificate, which anybody may read; the contact stands beside a certified technology.',
    ),
  },
  {
    what: text('신청서와 첨부 문서, 보완 자료, 결과', 'Applications, their documents, supplements, results'),
    why: text('심의와 인증, 이의 처리, 감사', 'Review, certification, objections, audit'),
    howLong: text(
      '각 기관의 기록물 보존기간을 따릅니다. 이 사이트가 스스로 지우지 않습니다.',
      'As each institution’s rules on records say; the site erases nothing by itself.',
    ),
    who: text(
      '그 회사, 신청을 받은 기관의 담당자와 승인자, 배정된 심의위원, 감사자',
      'The firm, officers and approvers of the institution, the reviewers drawn for it, the auditor',
    ),
  },
  {
    what: text(
      '심의위원: 이름, 소속, 경력, 이해관계, 매긴 점수',
      'Reviewers: name, affiliation, experience, relations to firms, scores given',
    ),
    why: text('위원 추첨, 이해충돌 확인, 심의 결과의 근거', 'The draw, conflicts of interest, the ground of the result'),
    howLong: text('각 기관의 기록물 보존기간을 따릅니다.', 'As each institution’s rules on records say.'),
    who: text(
      '심의를 연 기관, 협의체 간사, 감사자. 신청한 회사에는 보이지 않습니다.',
      'The institution that runs the review, the council secretary, the auditor. Never the firm that applied.',
    ),
  },
  {
    what: text(
      '행위 기록과 열람 기록: 누가, 언제, 어떤 자격으로, 무엇을 했거나 보았는지',
      'Log of acts and of readings: who, when, in which role, did or read what',
    ),
    why: text('책임을 밝히고 함부로 보는 것을 막기', 'To answer for what was done, and to keep curious eyes away'),
    howLong: text('고치거나 지울 수 없게 보관합니다.', 'Kept so that nobody can change or remove it.'),
    who: text('감사자(이름과 이메일은 가려서), 본인의 것은 본인', 'The auditor (names and addresses masked); you, your own'),
  },
  {
    what: text(
      '가입을 마치지 않은 분, 초대받은 분의 이메일 주소와 그 주소로 보낸 메일',
      'Address of whoever asked to sign up or was invited and made no account, and the mails sent there',
    ),
    why: text('가입 링크와 초대를 보내기', 'To send the link or the invitation'),
    howLong: text(
      `${strangersKeptDays}일 뒤 지웁니다(이 플랫폼의 기본값).`,
      `${strangersKeptDays} days (a default of this platform), then erased.`,
    ),
    who: text('운영자. 초대는 초대한 기관의 승인자도 봅니다.', 'The operator; of invitations also the approver of the institution'),
  },
  {
    what: text(
      '찾은 말: 말과 날짜와 횟수만. 누가 찾았는지는 남기지 않습니다.',
      'What is searched for: the words, the day and a count; never who asked',
    ),
    why: text('검색 낱말을 고치기', 'To mend what the search knows of words'),
    howLong: text(
      `${queriesKeptDays}일 뒤 지웁니다(이 플랫폼의 기본값).`,
      `${queriesKeptDays} days (a default of this platform), then erased.`,
    ),
    who: text('운영자, 감사자', 'The operator, the auditor'),
  },
  {
    what: text(
      '검색 결과에 남긴 적합성 판단: 말, 결과, 판단, 남긴 사람의 역할과 기관',
      'Judgements of search results: words, result, grade, your role and institution',
    ),
    why: text('검색 품질을 재기', 'To measure how well the search does'),
    howLong: text('철회할 때까지', 'Until you take it back'),
    who: text('운영자와 감사자는 이름 없이 봅니다.', 'The operator and the auditor, without your name'),
  },
]

export interface Cookie {
  readonly name: string
  readonly why: Text
  readonly howLong: Text
}
export const cookies = (session: string): readonly Cookie[] => [
  {
    name: session,
    why: text('로그인한 상태를 유지합니다.', 'Keeps you signed in.'),
    howLong: text(
      '12시간. 쓰지 않으면 60분(기관과 심의위원은 30분) 뒤 끝납니다.',
      '12 hours; ends after 60 minutes of rest (30 for institutions and reviewers).',
    ),
  },
  { name: 'display', why: text('글자 크기와 대비를 기억합니다.', 'Remembers text size and contrast.'), howLong: text('1년', '1 year') },
  {
    name: 'fonts',
    why: text('글꼴을 이미 받았는지 기억합니다.', 'Remembers that the fonts were fetched.'),
    howLong: text('1년', '1 year'),
  },
  {
    name: 'tray',
    why: text(
      '비교하려고 담은 기술을 네 건까지 기억합니다. 담으실 때만 생깁니다.',
      'Remembers up to four technologies you chose to compare. Made only when you choose one.',
    ),
    howLong: text('7일', '7 days'),
  },
  {
    name: 'saved',
    why: text(
      '방금 보내신 글이 저장되었음을 브라우저에 알려, 보관해 둔 글을 지웁니다.',
      'Tells your browser that what you sent is saved, so that it forgets its copy.',
    ),
    howLong: text('1분', '1 minute'),
  },
  {
    name: 'flash',
    why: text('“저장했습니다” 같은 안내를 다음 화면에 한 번 보여 드립니다.', 'Carries a notice such as “Saved” to the next page.'),
    howLong: text('1분', '1 minute'),
  },
]
