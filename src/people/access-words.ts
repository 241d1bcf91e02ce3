import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

const logs: Readonly<Record<string, string>> = { audit: '감사 기록', access: '열람 기록' }

/** The lists of people that are read as a whole. */
const lists: Readonly<Record<string, Text>> = {
  reviewers: text('심의위원 명단', 'List of reviewers'),
  people: text('기관의 사람 목록', 'People of an institution'),
  'people with a role': text('역할을 가진 사람 목록', 'People with a role'),
  claims: text('회사 확인 요청 목록', 'Claims to firms'),
  mails: text('메일 목록', 'List of mails'),
  'people found': text('찾은 사람 목록', 'People found'),
  candidates: text('심의위원 후보 목록', 'Candidates of a committee'),
  search: text('사람 찾기', 'Looking for people'),
}

/** How a kept reading is said in Korean; the log itself keeps the English sentence. `$1` … are what stood in it. */
const sentences: readonly [RegExp, (...found: string[]) => string][] = [
  [/^opened the account$/, () => '계정을 열어 보았습니다'],
  [/^searched people for “(.*)”$/, (words) => `사람을 찾아보았습니다: “${words}”`],
  [/^searched the (audit|access) log for “(.*)”$/, (log, words) => `${logs[log ?? '']}에서 사람을 찾아보았습니다: “${words}”`],
  [
    /^downloaded (\d+) rows of the (audit|access) log, (\S+) to (\S+)$/,
    (count, log, from, to) => `${logs[log ?? '']} ${Number(count).toLocaleString('ko-KR')}줄을 내려받았습니다(${from}부터 ${to}까지)`,
  ],
  [
    /^downloaded the life of (\S+) (\S+) \((\d+) rows\)$/,
    (_kind, id, count) => `한 건(${id})의 전체 이력 ${Number(count).toLocaleString('ko-KR')}줄을 내려받았습니다`,
  ],
  [/^read the (audit|access) log with names$/, (log) => `${logs[log ?? '']}을 이름과 함께 보았습니다`],
  [/^read the life of (\S+) (\S+) with names$/, (_kind, id) => `한 건(${id})의 전체 이력을 이름과 함께 보았습니다`],
  [/^read reviewer$/, () => '심의위원 정보를 보았습니다'],
  [/^read yearly sales and jobs$/, () => '연도별 매출액과 고용 인원을 보았습니다'],
  [/^compared application (.+)$/, (number) => `신청서 ${number}에 비슷한 기술이 있는지 견주어 보았습니다`],
  [
    /^compared dossier (\S+) version (\S+) for review (\S+)$/,
    (_technology, version, review) => `심의 ${review}에서 기술 소개 제${version}판에 비슷한 기술이 있는지 견주어 보았습니다`,
  ],
  [/^read the record of the firm$/, () => '회사의 신청, 인증서, 구매 기록을 보았습니다'],
  [/^read application (.+)$/, (number) => `신청서 ${number} 내용을 보았습니다`],
  [
    /^read dossier (\S+) version (\S+), answers and supplements for review (\S+)$/,
    (_technology, version, review) => `심의 ${review}에서 기술 소개 제${version}판과 질문의 답, 보완한 내용을 보았습니다`,
  ],
  [
    /^read dossier (\S+) version (\S+) for review (\S+)$/,
    (_technology, version, review) => `심의 ${review}에서 기술 소개 제${version}판을 보았습니다`,
  ],
  [/^downloaded file (.+) of (?:application|technology) (\S+)$/, (file) => `파일을 내려받았습니다: ${file}`],
  [/^downloaded (.+) of review (\S+)$/, (paper, review) => `심의 ${review}의 문서를 내려받았습니다: ${paper}`],
  [
    /^(read|downloaded) the list of (reviewers|candidates|people with a role|people found|people|claims|mails)(?: for “(.*)”)?(?: \((\d+) rows\))?$/,
    (verb, list, words, count) =>
      `${lists[list ?? '']?.ko ?? ''}${count === undefined ? '을' : ` ${Number(count).toLocaleString('ko-KR')}줄을`} ${verb === 'read' ? '보았습니다' : '내려받았습니다'}${words === undefined ? '' : `: “${words}”`}`,
  ],
  [/^read the committee and its candidates$/, () => '심의의 위원과 후보 명단을 보았습니다'],
  [
    /^searched mails for “(.*)” \((\d+) rows\)$/,
    (words, count) => `메일을 찾아보았습니다: “${words}” (${Number(count).toLocaleString('ko-KR')}줄)`,
  ],
  // How narrowed lists were kept before they left with a reason.
  [
    /^downloaded mails to “(.*)” \((\d+) rows\)$/,
    (words, count) => `찾은 메일의 목록을 내려받았습니다: “${words}” (${Number(count).toLocaleString('ko-KR')}줄)`,
  ],
  [
    /^downloaded people found for “(.*)” \((\d+) rows\)$/,
    (words, count) => `찾은 사람의 목록을 내려받았습니다: “${words}” (${Number(count).toLocaleString('ko-KR')}줄)`,
  ],
  [/^downloaded (.+)$/, (file) => `파일을 내려받았습니다: ${file}`],
]

/** What was read, for people to read; what we have no words for stays as it was kept. */
export const accessWord = (kept: string): Text => {
  for (const [shape, say] of sentences) {
    const found = shape.exec(kept)
    if (found) return text(say(...found.slice(1)), kept)
  }
  return text(kept, kept)
}

/** Whose data a list held, where a row is of a whole list; undefined of an institution's, which has a name of its own. */
export const peopleWord = (id: string): Text | undefined => (Object.hasOwn(lists, id) ? lists[id] : undefined)
