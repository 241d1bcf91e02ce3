import { functional } from '../analyser/parts-of-speech.ts'
import type { Term } from '../analyser/analyse.ts'

/** Ask for what the text does not say by that name; their syllables tell nothing either. */
export const askingWords: ReadonlySet<string> = new Set(['무엇', '누구', '누가', '언제', '어디', '어느', '왜', '며칠', '몇', '얼마', '어떤', '어떻게', '어떻', '무슨'])

/** What people write around what they look for; nothing is found by these words unless the query has no others. */
export const stopWords: ReadonlySet<string> = new Set([
  ...askingWords,
  '찾', '찾아', '찾는', '찾고', '찾습니다', '필요', '필요한', '방법', '도입', '시스템', '기술', '제품', '장치', '장비', '설비', '솔루션', '서비스', '구매', '원하', '원합니다', '싶', '싶습니다', '알아보', '알', '보', '가능', '가능한',
  '우리', '저희', '경우', '관련', '대상', '사용', '이용', '활용', '위해', '위한', '통해', '대한', '수', '것', '등', '때', '곳', '분', '중', '더', '또', '및', '있습니다', '있는', '있어야', '합니다',
  '하고', '없이', '않고', '주', '주는', '만들', '들', '쓰', '나오', '가', '오', '내', '두', '놓',
])

/** Hold a sentence together, where the dictionary takes them for nouns and verbs; English words likewise. A few words that are all of these may still be a query. */
const functionWords: ReadonlySet<string> = new Set([
  '전', '후', '내', '외', '안', '밖', '앞', '뒤', '위', '아래', '옆', '간', '시', '측', '당', '별', '나', '나가', '저', '너', '그', '누', '없', '않', '말', '따르', '어떻', '그렇', '이렇', '모두', '모든', '각', '매', '때문', '정도', '이상', '이하', '여부', '동안', '이후', '이전', '먼저', '미리', '바로', '다시', '함께', '직접', '가지', '지', '요', '예', '한', '되', '못하', '버리', '보이', '드리', '바라', '원', '희망',
  'i', 'we', 'you', 'he', 'she', 'it', 'they', 'me', 'us', 'them', 'my', 'our', 'your', 'their', 'its', 'this', 'these', 'those', 'there', 'here', 'be', 'been', 'being', 'was', 'were', 'am', 'do', 'does', 'did', 'done', 'have', 'has', 'had', 'having', 'can', 'could', 'will', 'would', 'shall', 'should', 'may', 'might', 'must',
  'need', 'want', 'looking', 'look', 'find', 'finding', 'search', 'searching', 'please', 'help', 'like', 'get', 'make', 'use', 'using', 'used', 'not', 'no', 'nor', 'but', 'if', 'then', 'than', 'so', 'too', 'very', 'also', 'only', 'just', 'more', 'most', 'some', 'any', 'all', 'each', 'every', 'both', 'other', 'such', 'own', 'same', 'what', 'which', 'who', 'whom', 'whose', 'when', 'where', 'why', 'how',
  'into', 'onto', 'about', 'against', 'between', 'through', 'during', 'before', 'after', 'above', 'below', 'up', 'down', 'out', 'off', 'over', 'under', 'again', 'without', 'within', 'while', 'because', 'until', 'per', 'via', 'etc', 'something', 'anything', 'thing', 'way',
])

/** What nearly every device, method or service does or is: they narrow, but say less than what is done it to. */
export const weakWords: ReadonlySet<string> = new Set([
  '감지', '탐지', '검지', '측정', '계측', '예측', '분석', '관리', '제어', '처리', '제거', '개발', '점검', '진단', '검사', '조사', '확인', '운영', '제공', '지원', '개선', '향상', '적용', '구축', '설치', '생산', '제작', '제조', '방지', '예방', '저감', '절감', '감소', '완화', '억제', '줄이', '낮추', '높이', '늘리', '없애', '감시', '모니터링', '판단', '추정', '평가',
  '자동', '실시간', '스마트', '지능', '지능형', '첨단', '신', '고', '친', '기반', '통합', '효율', '성능', '기능', '기존', '최소', '최소화', '최대', '일반', '다양', '새', '사람', '정보', '데이터', '상태', '문제', '내용', '결과', '과정', '작업', '업무', '프로그램', '플랫폼', '공법', '모듈', '부품', '재료', '물질',
  // The last syllable of what things are called: 탐지기, 보수재, 수위계.
  '기', '재', '제', '계', '판', '형', '용', '식', '율',
  'detection', 'detector', 'monitoring', 'measurement', 'inspection', 'analysis', 'management', 'control', 'prevention', 'prediction',
])

/** What somebody names or does, not how the sentence is held together. */
export const isContent = ({ text, tag }: Pick<Term, 'text' | 'tag'>): boolean => !stopWords.has(text) && !functionWords.has(text) && (tag === undefined || functional[tag] === 0)
