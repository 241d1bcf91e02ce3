/** Invented Korean texts that are about something else than what is looked for: words drawn from lists by a seeded hand, so that every run sees the same. */
const things =
  '의자 책상 가방 우산 시계 안경 신발 모자 커튼 침대 소파 식탁 냄비 접시 수저 주전자 냉장고 세탁기 청소기 다리미 선풍기 가습기 전화기 라디오 피아노 기타 바이올린 그림 조각 도자기 액자 화분 꽃병 인형 퍼즐 장난감 자전거 텐트 배낭 낚싯대 등산화 수영복 라켓 축구공 농구공 야구방망이 골프채 스케이트 썰매 연필 공책 지우개 물감 붓 가위 종이 봉투 앨범 달력 엽서 잡지 소설 시집 사전 만화 악보 빵 과자 초콜릿 커피 차 주스 우유 치즈 버터 쌀 국수 만두 김치 된장 고추장 소금 설탕 간장 식초 참기름 사과 배 포도 딸기 수박 참외 귤 감 밤 대추 호두 땅콩 양파 마늘 당근 배추 무 상추 시금치 고등어 갈치 오징어 새우 조개 미역'.split(
    ' ',
  )
const places =
  '거실 부엌 안방 마당 옥상 다락 창고 골목 시장 백화점 편의점 식당 카페 빵집 꽃집 서점 문구점 미용실 세탁소 극장 미술관 박물관 도서관 음악당 체육관 수영장 놀이터 공원 산책로 호숫가 해변 섬 시골 마을 읍내 한옥 펜션 캠핑장 농장 과수원'.split(
    ' ',
  )
const makers =
  '가람 나래 다온 라온 마루 바름 사랑 아름 자람 차오름 카누 타래 파랑 하늘 누리 새봄 늘봄 단비 여울 솔잎 은하 초록 푸른 맑은 고운 참빛 한결 도담 미르 온새'.split(
    ' ',
  )
const traits =
  '가볍고 튼튼한|부드럽고 따뜻한|색이 고운|손으로 빚은|오래 두고 쓰는|접어서 넣는|아이가 좋아하는|선물하기 좋은|향이 은은한|모양이 반듯한|값이 알맞은|무늬가 새겨진|햇볕에 말린|옛 방식으로 만든|두 사람이 쓰는|작게 접히는|물에 젖지 않는|맛이 깊은|씹는 맛이 있는|소리가 맑은'.split(
    '|',
  )
const acts =
  '곁에 두면 하루가 즐겁다|가족이 함께 쓰기에 알맞다|처음 배우는 사람도 쉽게 다룬다|주말마다 모여서 나누어 먹는다|선반 위에 올려 두고 본다|봄가을에 특히 찾는 이가 많다|이웃과 바꾸어 쓰는 모임이 있다|예쁜 상자에 담아 보낸다|손님이 오면 내어놓는다|여행길에 들고 다닌다|겨울밤에 꺼내어 읽는다|노래를 부르며 만든다|솜씨를 겨루는 잔치가 열린다|어릴 적 기억을 떠올리게 한다|동호회에서 해마다 전시를 한다'.split(
    '|',
  )

export const seeded = (seed: number) => {
  let state = seed >>> 0 || 1
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
export const drawFrom =
  (random: () => number) =>
  <One>(list: readonly One[]): One =>
    list[Math.floor(random() * list.length)] as One

/** `count` texts without any technology in them. */
export const distractors = (count: number, seed = 7): { id: string; title: string; summary: string }[] => {
  const draw = drawFrom(seeded(seed))
  return Array.from({ length: count }, (_, at) => {
    const thing = draw(things)
    const other = draw(things)
    return {
      id: `distractor-${at}`,
      title: `${draw(makers)} ${draw(traits)} ${thing} ${draw(['모음', '꾸러미', '이야기', '소개', '장만', '자랑', '나들이'])}`,
      summary: `${draw(places)}에서 쓰는 ${draw(traits)} ${thing}와 ${other}는 ${draw(acts)}. ${draw(makers)} 사람들이 ${draw(places)}에 모여 ${draw(things)}를 고르며, ${draw(traits)} 것이 ${draw(acts)}.`,
    }
  })
}
