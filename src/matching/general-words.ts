import { weakWords } from '../platform/search/index/stop-words.ts'

/** What a call says of any technology, and a dossier of any site: sharing it is no reason. */
const generalWords: ReadonlySet<string> = new Set(
  (
    '신청 접수 심의 인증 공모 주제 정기 상시 신기술 기술마켓 마켓 기업 중소기업 중소 기관 공사 공단 공공 공동 한국 담당 위원 발표 서면 추첨 견적 계약 법령 근거 ' +
    '약속 진행 관계 산업 시설 환경 현장 분야 사업 업무 운영 유지 보호 안전 품질 효율 기준 규격 자원 기계 건강 건설 나누 지키 살피 돕 늘 이어지 높이 줄 맞 ' +
    '디지털 에너지 전기 정도 단계 수준 목표 계획 조건 방식 구조 종류 부분 전체 크기 시간 기간 비용 가격 효과 규모 대비 연계 일반 주요 take keep run new call technology firm site'
  ).split(' '),
)

/** A word that nearly every technology or call may say: it adds a little to what else is shared, and tells nothing by itself. */
export const isGeneral = (word: string): boolean => generalWords.has(word) || weakWords.has(word)
