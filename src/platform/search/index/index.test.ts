import { expect, test } from 'vitest'
import { SearchIndex } from './index.ts'
import { analyser, ids, index, listings, of, open, whole } from './index.fixture.ts'

test('a word in the title counts more than in the keywords, and those more than in the summary', () => {
  expect(ids('누수')).toEqual(['leak', 'crack', 'pump'])
})
test('synonyms lead both ways, one-way rules one way, and phrases are one whatever their blanks', () => {
  expect(ids('UAV 농약')[0]).toBe('drone')
  expect(ids('ESS')).toEqual(['ess'])
  expect(whole('무인기')).toEqual(['drone'])
  expect(whole('불')).toEqual(['ess'])
  expect(ids('에너지 저장 장치')[0]).toBe('ess')
})
test('a synonym may hold a word that asks for nothing by itself', () => {
  const other = new SearchIndex({ analyser, synonyms: { groups: [], oneWay: [{ from: '불길 알림 장치', to: ['ESS'] }] } })
  other.put([
    { id: 'ess', version: '1', text: { title: 'ESS 화재 감지' } },
    { id: 'pump', version: '1', text: { title: '배수펌프' } },
  ])
  expect(other.search({ text: '불길 알림 장치' }).hits.map((hit) => hit.id)).toEqual(['ess'])
})
test('a word that says little adds to what the others find, and is no answer by itself', () => {
  const few = open([
    of('leak', '상수도 누수 음향 센서', { text: { summary: '관로를 살핍니다.' } }),
    of('intruder', '침입 탐지 장비'),
    of('camera', '영상 탐지 장비'),
    of('alarm', '침입 탐지기'),
  ])
  for (const text of ['누수 탐지', '누수탐지기', '누수 탐지 장비'])
    expect([text, few.search({ text }).hits.map((hit) => hit.id)]).toEqual([text, ['leak']])
  const english = open([of('leak', 'Leak logger'), of('alarm', 'Intrusion detection')])
  expect(english.search({ text: 'leak detection' }).hits.map((hit) => hit.id)).toEqual(['leak'])
  expect(
    few
      .search({ text: '탐지' })
      .hits.map((hit) => hit.id)
      .sort(),
  ).toEqual(['alarm', 'camera', 'intruder'])
})
test('what answers all of the telling words answers the whole, and stands before what has one of them and one that says little', () => {
  const fires = open([
    of('coal', '석탄 벨트 화재 예방', { text: { summary: '화재 예방 감시선' } }),
    of('battery', '배터리 화재 차단'),
    of('drone', '드론 배터리 예방 정비'),
    ...Array.from({ length: 12 }, (_, at) => of(`other${at}`, `도로 포장재 ${at}`)),
  ])
  const { hits, whole: answered } = fires.search({ text: '배터리 화재 예방' })
  expect([hits[0]?.id, answered]).toEqual(['battery', 1])
  expect(fires.search({ text: '화재 예방' })).toMatchObject({
    whole: 1,
    hits: [
      { id: 'coal', partly: false },
      { id: 'battery', partly: true },
    ],
  })
})
test('what answers a query has all of its words that say something, and stands before what has most of them', () => {
  const rail = open([
    of('most', '열차 소음 민원 민원 민원 저감', { text: { summary: '열차 소음 민원' } }),
    of('all', '열차 소음 민원', { text: { body: `${'설명 '.repeat(40)} 정거장` } }),
  ])
  expect(rail.search({ text: '정거장 열차 소음 민원' })).toMatchObject({
    whole: 1,
    total: 2,
    hits: [
      { id: 'all', partly: false },
      { id: 'most', partly: true },
    ],
  })
  expect(rail.search({ text: '정거장 열차 소음 조끼' })).toMatchObject({
    whole: 0,
    found: 'most',
    hits: [
      { id: 'all', partly: true },
      { id: 'most', partly: true },
    ],
  })
  expect(rail.search({ text: '정거장 열차 소음 민원', wholeOnly: true }).total).toBe(1)
})
test('parts of one typed word answer it where they stand together, in a word or as neighbours; apart they are weaker evidence', () => {
  const clocks = open([
    of('apart', '물 걱정 없는 벽걸이 시계'),
    of('whole', '옛 물시계 모형', { text: { body: `${'설명 '.repeat(200)} 물시계` } }),
    of('beside', '물 시계 복원'),
  ])
  expect(whole('물시계', clocks).sort()).toEqual(['beside', 'whole'])
  expect(ids('물시계', {}, clocks).at(-1)).toBe('apart')
  expect(whole('물 시계', clocks)).toHaveLength(3)
  const late = open([
    of('late', '박물관', { text: { body: `${'설명 '.repeat(200)} 물시계를 보입니다.` } }),
    of('apart', '물 걱정 없는 벽걸이 시계'),
  ])
  expect(whole('물시계', late)).toEqual(['late'])
})
test('parts that are words of their own answer one typed word where a title, key words or summary name both; in a long text they must meet', () => {
  const fires = open([
    of('title', '배터리가 숨 쉬는 냄새로 막는 화재 차단'),
    of('summary', '연기 감지기', { text: { summary: '화재가 나기 전에 배터리의 냄새를 맡습니다.' } }),
    of('split', '배터리 없는 온도 센서', { text: { body: '배전반 화재는 풀린 볼트에서 납니다.' } }),
    of('body', '드론 격납고', { text: { body: `배터리를 갈아 끼웁니다. ${'설명 '.repeat(50)} 화재 경보가 있습니다.` } }),
    of('beside', '창고 지킴이', { text: { body: `${'설명 '.repeat(200)} 배터리화재를 봅니다.` } }),
  ])
  expect(whole('배터리화재', fires).sort()).toEqual(['beside', 'summary', 'title'])
  expect(ids('배터리화재', {}, fires)[0]).toBe('title')
})
test('chance syllables are no answer; where nothing is found, words like the one typed are named', () => {
  const halls = open([of('belt', '컨베이어 벨트'), of('tiles', '세라믹타일'), of('led', 'BMS 감시')])
  const lift = halls.search({ text: '엘리베이터' })
  expect([lift.total, lift.near]).toEqual([0, []])
  // Too short to be read as a slip, and near enough to have been meant; and one that begins so.
  expect(halls.search({ text: 'BMX' })).toMatchObject({ total: 0, near: [{ from: 'bmx', to: 'bms' }] })
  expect(halls.search({ text: '세라토닌', asTyped: true })).toMatchObject({ total: 0, near: [{ from: '세라토닌', to: '세라믹타일' }] })
  expect(halls.search({ text: '감시' }).near).toEqual([])
})
test('a slip in what looks like a particle is one of the whole word', () => {
  const towers = open([of('radar', '레이더 감시'), of('rail', '레일 감시')])
  expect(towers.search({ text: '레더이' }).changes).toEqual([{ from: '레더이', to: '레이더', why: 'spelling' }])
})
test('English typed on the Korean layout is read so, where that is a word; first letters stay first letters', () => {
  const parts = open([of('leak', '누수 감지기', { text: { keywords: 'leak' } }), of('gas', 'gas 감지'), of('sun', '태양광 모듈')])
  for (const [typed, to, id] of [
    ['ㅣㄷ마', 'leak', 'leak'],
    ['ㅎㅁㄴ', 'gas', 'gas'],
  ] as const) {
    const answer = parts.search({ text: typed })
    expect([answer.hits[0]?.id, answer.changes]).toEqual([id, [{ from: typed, to, why: 'keyboard' }]])
    expect(parts.search({ text: typed, asTyped: true }).changes).toEqual([])
  }
  expect(parts.search({ text: 'ㅌㅇㄱ' })).toMatchObject({ changes: [], hits: [{ id: 'sun' }] })
  expect(parts.search({ text: '태양ㄱ' })).toMatchObject({ changes: [{ to: '태양광' }] })
  expect(parts.search({ text: 'ㅡㅐ새ㄱ 감지' }).changes).toMatchObject([{ to: 'motor' }])
})
test('what is called just as it is typed answers whole, however the word is cut among others', () => {
  const bath = open([
    of('noise', '소리 진단기', { text: { body: '리 단위 마을의 모델링' } }),
    of('bath', '건식 욕실', { text: { keywords: '임대주택, 리모델링, 누수' } }),
  ])
  expect(whole('리모델링', bath)).toEqual(['bath'])
  expect(ids('리모델링', {}, bath)[0]).toBe('bath')
})
test('the last syllable of a longer word counts, which a word by itself would not: 등 of 신호등', () => {
  const lamps = open([of('lamp', '신호등 전원'), of('rail', '철도 신호 감시 등')])
  expect(whole('신호등', lamps)).toEqual(['lamp'])
})
test('a piece that says nothing by itself is not marked, nor are syllables of a word that is known', () => {
  const { marks } = open([of('lamp', '활주로 매립등')]).search({ text: '활주로' })
  expect(marks).toContain('활주로')
  expect(marks.filter((one) => one === '로' || one === '주로')).toEqual([])
})
test('what is said by a synonym need not stand beside the rest of a typed word', () => {
  const drones = open([of('uav', 'UAV 이용 농약 살포기')])
  expect(whole('드론농약', drones)).toEqual(['uav'])
})
test('a measure is found by number and unit together, however they are written', () => {
  const loads = open([
    of('five', '휴대용 측정기', { text: { body: '무게 5kg' } }),
    of('spelled', '거치대', { text: { body: '5킬로그램까지 얹습니다.' } }),
    of('count', '펌프 5 대', { text: { body: '무게 20 kg' } }),
  ])
  for (const text of ['5 kg', '5kg', '5㎏']) expect([text, ids(text, {}, loads).sort()]).toEqual([text, ['five', 'spelled']])
  expect(loads.search({ text: '5 kg' }).marks).toContain('5 kg')
})
test('a synonym of several words is one phrase: its words side by side in one field', () => {
  const scattered = of('scattered', '에너지 절약 보일러', { text: { summary: '온수를 저장합니다.', owner: '장치공업' } })
  const few = open([
    scattered,
    of('apart', '에너지 절약 창고', { text: { summary: '짐을 저장하는 장치' } }),
    of('ess', '배터리 설비', { text: { summary: '에너지저장장치를 지킵니다.' } }),
  ])
  const { hits } = few.search({ text: 'ESS', explain: true })
  expect(hits.map((hit) => [hit.id, hit.parts[0]?.fields])).toEqual([['ess', ['summary']]])
})
test('in a sentence a synonym of a phrase weighs as much as a word: 물이 새 is 누수, not 새', () => {
  const leaks = new SearchIndex({ analyser, synonyms: { groups: [], oneWay: [{ from: '물이 새', to: ['누수'] }] } })
  leaks.put([
    of('leak', '누수 위치'),
    of('glass', '창호 단열', { text: { summary: '더운 공기가 새는 틈을 막습니다.' } }),
    ...Array.from({ length: 20 }, (_, at) => of(`other${at}`, `도로 포장재 ${at}`)),
  ])
  leaks.tendNow()
  expect(leaks.search({ text: '건물 지하에서 물이 새는 곳을 찾고 싶습니다', mode: 'sentence' }).hits.map((hit) => hit.id)).toEqual([
    'leak',
    'glass',
  ])
})
test('what only mentions all of it in its text stands behind what names nearly all of it, and before the rest', () => {
  const bridges = open([
    of('mentions', '레일 댐퍼', { text: { body: `교량 위에서 씁니다. ${'설명 '.repeat(30)} 점검하기 쉽습니다.` } }),
    of('about', '교량 처짐 감시', { text: { summary: '교량 전체를 봅니다.', keywords: '교량계측' } }),
    of('both', '궤도 로봇', { text: { summary: '교량 속을 점검합니다.' } }),
    of('salt', '제설제', { text: { body: '교량의 철근을 지킵니다. 교량 상판에 뿌립니다.' } }),
    ...Array.from({ length: 9 }, (_, at) => of(`other${at}`, `전력 케이블 ${at}`)),
  ])
  const { hits, whole: all } = bridges.search({ text: '교량 점검' })
  expect(hits.map(({ id, partly }) => [id, partly])).toEqual([
    ['both', false],
    ['about', true],
    ['mentions', false],
    ['salt', true],
  ])
  expect(all).toBe(2)
  expect(bridges.search({ text: '교량 점검', from: 1, size: 1 }).hits.map((hit) => hit.id)).toEqual(['about'])
})
test('what answers all of it stands before what answers a part, over all pages', () => {
  const many = open([
    ...Array.from({ length: 6 }, (_, n) => of(`part${n}`, '감지 감지 감지 터널')),
    of('all', '배수로', { text: { body: `${'설명 '.repeat(300)} 터널에서 물을 감지하는 양수기` } }),
  ])
  const pages = [0, 2, 4].flatMap((from) => many.search({ text: '터널 감지 양수기', from, size: 2 }).hits)
  expect(pages[0]?.id).toBe('all')
  expect(pages.map((hit) => hit.partly)).toEqual([false, ...pages.slice(1).map(() => true)])
})
test('where nothing answers all of it, what answers most stands before what answers less', () => {
  const filler = (n: number) => of(`other${n}`, '여기는 다른 이야기만 적혀 있는 글', { text: { summary: `이야기 ${n}번` } })
  const few = open([
    of('less', '보일러 보일러'),
    of('most', '배수로', { text: { body: `${'설명 '.repeat(300)} 터널에서 먼지를 빼는 기계` } }),
    ...Array.from({ length: 20 }, (_, n) => filler(n)),
    ...Array.from({ length: 5 }, (_, n) => of(`drain${n}`, '터널')),
    ...Array.from({ length: 5 }, (_, n) => of(`dust${n}`, '먼지')),
  ])
  const { hits, whole: answered } = few.search({ text: '터널 먼지 보일러' })
  expect(hits.slice(0, 2).map((hit) => [hit.id, hit.partly])).toEqual([
    ['most', true],
    ['less', true],
  ])
  expect(answered).toBe(0)
})
test('what a question asks for tells nothing, however it ends: who, when, how many days', () => {
  const few = open([
    of('cold', '감기', { text: { body: '물을 많이 마시고 쉬면 일주일 안에 낫는다.' } }),
    of('days', '며칠에 회식을 하러 가나요'),
    of('who', '그 사람은 누구누구인가요'),
    of('king', '세종', { text: { body: '훈민정음을 창제하고 반포하였다.' } }),
  ])
  const first = (text: string) => few.search({ text }).hits.map((hit) => hit.id)
  expect(first('감기는 며칠이면 낫나요?')).toEqual(['cold'])
  expect(first('훈민정음을 누가 창제하였나?')).toEqual(['king'])
  expect(first('훈민정음을 만든 것은 누구인가요?')).toEqual(['king'])
})
test('whole answers alone, for those who are told of news; of a sentence what comes near to the best', () => {
  expect(index.search({ text: '누수 감지기 터널', wholeOnly: true })).toMatchObject({ total: 1, whole: 1, hits: [{ id: 'leak' }] })
  expect(index.search({ text: '누수 태양광 블록체인', wholeOnly: true }).total).toBe(0)
  expect(index.search({ text: '10-2345678', wholeOnly: true }).hits.map((hit) => hit.id)).toEqual(['leak'])
  const sentence = '터널에서 물이 새는 곳을 감지기로 빨리 찾아 균열을 메우고 싶습니다'
  const best = index.search({ text: sentence }).hits[0]?.score ?? 0
  expect(Math.min(...index.search({ text: sentence, wholeOnly: true }).hits.map((hit) => hit.score))).toBeGreaterThanOrEqual(best * 0.3)
})
test('a prefix that turns the meaning round is heard', () => {
  expect(ids('비급여')[0]).toBe('fee')
  // Cut as 비 and 식별 in the query, as 비식 and 별 in the list: what both join is the same.
  expect(
    whole(
      '개인정보 비식별',
      open([
        of('masked', '문서 가림', { text: { keywords: '개인정보,비식별,마스킹' } }),
        of('queue', '대기줄 예보', { text: { body: '개인 정보를 지우고 비 오는 날 식별합니다.' } }),
      ]),
    )[0],
  ).toBe('masked')
})
test('a certificate or patent number, however written, stands first; so does a firm by its name', () => {
  expect(index.search({ text: '특허 제10-2345678호' })).toMatchObject({ whole: 1 })
  for (const text of ['10-2345678', '특허 제10-2345678호', 'KR102345678', '2026001', '아쿠아사운드'])
    expect([text, ids(text)[0]]).toEqual([text, 'leak'])
})
test('a number that is nobody’s finds nothing by a piece of it', () => {
  const numbers = open([...listings, of('ten', '10 미터 사다리', { text: { body: '10-15 미터, 5678 시간' } })])
  expect(numbers.search({ text: '10-9995678' })).toMatchObject({ total: 0, found: 'none' })
  expect(numbers.search({ text: '10-2345678' }).hits.map((hit) => hit.id)).toEqual(['leak'])
  const certified = open([
    of('one', '누수 감지기', { text: { proof: 'KWATER-2024-0001' }, exact: ['KWATER-2024-0001'] }),
    of('two', '배수 펌프', { text: { proof: 'KWATER-2024-0002', summary: 'IEC-61850 통신, 2024년 개발' } }),
  ])
  expect(ids('KWATER-2024-0001', {}, certified)).toEqual(['one'])
  expect(ids('kwater 2024 0001', {}, certified)[0]).toBe('one')
  expect(certified.search({ text: 'KWATER-2024-0099' }).total).toBe(0)
  expect(ids('IEC-61850', {}, certified)).toEqual(['two'])
})
test('where few answer all of it, those that answer a part are marked so', () => {
  expect(whole('누수 감지기 터널')).toEqual(['leak'])
  expect(index.search({ text: '누수 태양광 블록체인' }).whole).toBe(0)
})
test('the parts of every score add up to it', () => {
  const queries = [
    '누수',
    '터널 누수 감지',
    '아쿠아사운드',
    '10-2345678',
    'ESS 화재',
    '블럭체인',
    'ㅌㅇㄱ',
    '미세플',
    '미세플라직터',
    '물이 새는 곳을 찾아서 균열을 메우고 누수를 막는 방법을 알려 주세요',
  ]
  for (const text of queries)
    for (const hit of index.search({ text, explain: true }).hits)
      expect([text, hit.id, hit.parts.reduce((sum, part) => sum + part.score, 0)]).toEqual([text, hit.id, expect.closeTo(hit.score, 3)])
})
test('a facet counts without its own filter, and other filters narrow it', () => {
  const open_ = index.search({ text: '누수', facets: ['field', 'kind'] })
  expect(open_.facets).toEqual({ field: { SOC: 3, ENERGY: 1 }, kind: { product: 2, material: 1 } })
  const narrowed = index.search({ text: '누수', facets: ['field', 'kind'], filters: { kind: ['material'], field: ['SOC'] } })
  expect(narrowed).toMatchObject({
    total: 1,
    facets: { field: { SOC: 1 }, kind: { product: 2, material: 1 } },
    without: { kind: 3, field: 1 },
  })
})
test('sorts by numbers with the unknown last, and by title', () => {
  expect(ids('누수', { sort: [{ by: 'price' }] })).toEqual(['leak', 'pump', 'crack'])
  expect(ids('누수', { sort: [{ by: 'price', descending: true }] })).toEqual(['pump', 'leak', 'crack'])
  expect(ids('', { sort: [{ by: 'title' }], size: 3 })).toEqual(['pay', 'crack', 'drone'])
  const named = open([of('z', '가'), of('y', '나', { orders: { english: 'b' } }), of('x', '다', { orders: { english: 'a' } })])
  expect(ids('', { sort: [{ by: 'english' }] }, named)).toEqual(['z', 'x', 'y'])
  expect(ids('', { sort: [{ by: 'english', descending: true }] }, named)).toEqual(['y', 'x', 'z'])
})
test('a noun with a prefix is not the noun: what has only that answers a part', () => {
  const batteries = open([
    of('none', '무전원 수위 감지기'),
    of('plain', '수위 감지기', { text: { body: '전원: 220V' } }),
    of('touch', '접촉식 두께 측정'),
    of('free', '비접촉 두께 측정'),
    of('low', '저전력 통신'),
    of('power', '전력 계측'),
  ])
  const whole = (text: string) =>
    batteries
      .search({ text })
      .hits.filter((hit) => !hit.partly)
      .map((hit) => hit.id)
      .sort()
  expect(whole('무전원')).toEqual(['none'])
  expect(whole('비접촉 측정')).toEqual(['free'])
  expect(whole('저전력')).toEqual(['low'])
  expect(whole('전원')).toEqual(['none', 'plain'])
  expect(ids('무전원 감지기', {}, batteries)).toEqual(['none', 'plain'])
  // Where nothing has it, the nearest is shown, and that it is only a part of it.
  expect(batteries.search({ text: '비전력' })).toMatchObject({ whole: 0 })
})
test('a synonym that is torn when it is cut is looked for whole', () => {
  const index = new SearchIndex({
    analyser,
    synonyms: {
      groups: [
        ['슬러지', '오니'],
        ['가로등', '보안등'],
        ['횡단보도', '신호등'],
        ['의족', '전자의수'],
      ],
    },
  })
  index.put([
    of('sludge', '하수오니 건조'),
    of('word', '오니 처리'),
    of('come', '손님이 오는 길', { text: { body: '손님이 오니 좋다.' } }),
    of('lamp', 'LED 보안등'),
    of('gate', '공항 보안 검색'),
    of('signal', '신호 해석'),
    of('lights', '보행 신호등'),
    of('electron', '전자 저울'),
  ])
  index.tendNow()
  expect(ids('슬러지', {}, index).sort()).toEqual(['sludge', 'word'])
  expect(ids('오니', {}, index).sort()).toEqual(['sludge', 'word'])
  expect(ids('가로등', {}, index)).toEqual(['lamp'])
  expect(ids('횡단보도', {}, index)).toEqual(['lights'])
  expect(ids('의족', {}, index)).toEqual([])
})
test('numbers are found as registers write them', () => {
  for (const text of [
    '10-2345678-0000',
    '1023456780000',
    'KR10-2345678B1',
    'KR102345678B1',
    '특허10-2345678',
    '제10-2345678-00-00호',
    '등록특허 10-2345678',
  ])
    expect([text, index.search({ text }).hits.map((hit) => `${hit.id} ${hit.partly}`)[0]]).toEqual([text, 'leak false'])
})
test('of a word of which the index knows one part only, that part counts as much as what means the same', () => {
  const bridges = new SearchIndex({ analyser, synonyms: { groups: [['교량', '다리']], oneWay: [] } })
  bridges.put([
    of('horse', '승마 체험 말', { text: { body: '다리 힘을 잽니다. 다리 힘을 보여 줍니다.' } }),
    of('girder', '거더 변형 감시', { text: { keywords: '교량' } }),
    ...Array.from({ length: 5 }, (_, at) => of(`other${at}`, `도로 포장 ${at}`)),
  ])
  bridges.tendNow()
  expect(ids('교량받침', {}, bridges)).toEqual(['girder', 'horse'])
})
test('the last syllable of a word finds nothing by itself', () => {
  const places = open([
    of('plant', '정수장 운전', { text: { body: '정수장 안' } }),
    of('platform', '승강장 발판'),
    of('sewer', '하수 처리'),
    of('pipe', '관 청소'),
  ])
  expect(places.search({ text: '경마장' })).toMatchObject({ total: 0, found: 'none' })
  expect(ids('하수관', {}, places)).toEqual(['sewer'])
  expect(ids('관', {}, places)).toEqual(['pipe'])
})
test('that something is made less says less than what is', () => {
  const quiet = open([
    of('floor', '층간 소음 완충판'),
    of('road', '배수성 포장', { text: { keywords: '저소음', body: '층간 접착을 줄이는 소음 포장' } }),
    ...Array.from({ length: 5 }, (_, at) => of(`less${at}`, `물을 줄이는 밸브 ${at}`)),
  ])
  expect(ids('층간 소음을 줄이는', {}, quiet)[0]).toBe('floor')
  expect(whole('층간 소음을 줄이는', quiet)).toContain('floor')
})
test('a phrase that means the same is found among owners', () => {
  const owned = new SearchIndex({ analyser, synonyms: { groups: [], oneWay: [{ from: '한전', to: ['한국전력공사'] }] } })
  owned.put([
    of('cable', '지중 접속함 센서', { text: { owner: '벼락틀전력\n한국전력공사' } }),
    of('exchange', '전력 정산 검산기', { text: { owner: '한국전력거래소' } }),
  ])
  owned.tendNow()
  expect(ids('한전', {}, owned)).toEqual(['cable'])
})
test('a prefix typed apart finds what the word finds, and the other way round; where it is a word of its own, that too', () => {
  const index = open([
    of('together', '무전원 수위 센서'),
    of('apart', '무 전원 누수 센서'),
    of('supply', '전원 공급 장치'),
    of('fire', '불 감지기'),
    of('flame', '불을 감지하는 카메라'),
    of('other', '균열 감지기'),
  ])
  const whole = (text: string) =>
    index
      .search({ text })
      .hits.filter((hit) => !hit.partly)
      .map((hit) => hit.id)
  for (const text of ['무전원', '무 전원']) expect([text, whole(text).toSorted()]).toEqual([text, ['apart', 'together']])
  expect(whole('무 전원 수위')).toEqual(['together'])
  expect(whole('불 감지').toSorted()).toEqual(['fire', 'flame'])
  expect(index.search({ text: '무 전원 센서' }).words).toEqual(['무전원', '센서'])
})

test('words of several pieces that a synonym leads to are found in certificates and fields, too', () => {
  const rules = new SearchIndex({
    analyser,
    synonyms: { groups: [['계통', '송배전전력']], oneWay: [{ from: '수의계약', to: ['우수조달물품'] }] },
  })
  rules.put([
    of('bought', '안전 펜스', { text: { proof: '우수조달물품 지정' } }),
    of('apart', '방음벽', { text: { proof: '우수 재난안전제품, 조달 물품' } }),
    of('grid', '개폐기', { text: { class: '송배전전력 설비' } }),
  ])
  rules.tendNow()
  expect([ids('수의계약', {}, rules), ids('계통', {}, rules)]).toEqual([['bought'], ['grid']])
})

test('of what answers a sentence alike what has standing stands first, though the other has a word more; the parts still add up', () => {
  const from = open([
    of('held', '낙석 감지 말뚝', { prior: 0.05, text: { summary: '비탈을 봅니다.' } }),
    of('lapsed', '낙석 감지 말뚝', { text: { summary: '비탈을 봅니다.', body: '도로변에 세웁니다.' } }),
    of('other', '도로변 화단'),
    ...listings,
  ])
  const text = '산비탈 도로변에 굴러 내리는 낙석이 있는지 감지하여 밤에도 곧바로 알려 주는 말뚝을 찾습니다'
  const { hits } = from.search({ text, mode: 'sentence', explain: true })
  expect(hits.slice(0, 2).map((hit) => hit.id)).toEqual(['held', 'lapsed'])
  for (const hit of hits) expect(hit.parts.reduce((sum, part) => sum + part.score, 0)).toBeCloseTo(hit.score, 3)
  expect(from.search({ text: '낙석 감지 도로변' }).hits[0]?.id).toBe('lapsed')
})

test('a compound of which one word is misspelt is read as it was meant, and one of known words is left alone', () => {
  const from = open([
    of('cable', '다람쥐가 갉아도 자리를 아는 광케이블 파수꾼'),
    of('solar', '수상 태양광 계류 장치', { text: { summary: '모듈을 물 위에 띄웁니다.' } }),
    of('panel', '방음벽 태양광 패널', { text: { keywords: '태양광 모듈' } }),
    of('light', '광 촉매 외벽 도료'),
    of('lamp', '광 파장 조절 등'),
    of('station', '승강장 안전발판'),
    of('window', '창틀 틈 차단재'),
    ...listings,
  ])
  const read = (text: string) => {
    const { hits, whole, changes } = from.search({ text })
    return [hits[0]?.id, whole, changes.map((one) => one.to).join()]
  }
  // 케블 stands nowhere, and 광 alone is no answer to it, whatever it finds.
  expect(read('광케블')).toEqual(['cable', 1, '광케이블'])
  expect(read('태양괄모듈').slice(1)).toEqual([from.search({ text: '태양광모듈' }).whole, '태양광모듈'])
  expect(read('누수감디기')).toEqual(['leak', 1, '누수감지기'])
  expect(read('승강장틈').at(-1)).toBe('')
  expect(from.search({ text: '광케블', asTyped: true }).changes).toEqual([])
  // Where the whole word is too rare to be read for one (one body has it), what it is cut into tells.
  const rare = open([
    of('lift', '지중 접속함 케이블 리프트', { text: { body: '광케이블 두 가닥을 받칩니다.' } }),
    of('solar', '태양광 로봇'),
    of('farm', '수상태양광 계류'),
    of('wall', '태양광 방음벽'),
  ])
  expect(rare.search({ text: '광케블' })).toMatchObject({ whole: 1, hits: [{ id: 'lift' }], changes: [{ to: '광케이블' }] })
})

test('a slip of what only the synonyms know is heard, and so is one that happens to be the stem of an English word', () => {
  const groups = [
    ['보수', 'repair'],
    ['콘크리트', 'concrete'],
  ]
  const foreign = new SearchIndex({ analyser, synonyms: { groups } })
  foreign.put([
    of('mortar', '단면 보수 모르타르'),
    of('pump', '배수 펌프', { text: { keywords: 'concrete housing' } }),
    of('crack', '콘크리트 균열'),
  ])
  foreign.tendNow()
  expect(foreign.search({ text: 'reapir' })).toMatchObject({
    whole: 1,
    changes: [{ from: 'reapir', to: 'repair' }],
    hits: [{ id: 'mortar' }],
  })
  expect(foreign.search({ text: 'concret' })).toMatchObject({ whole: 2, changes: [{ from: 'concret', to: 'concrete' }] })
})

test('what only mentions a third of a search where it says what it is about comes after what names most of it there', () => {
  const from = open([
    of('sludge', '하수 슬러지 건조 설비', { text: { body: '악취 저감 장치가 딸려 있습니다.' } }),
    of('farm', '축산 악취 저감 바이오필터'),
    of('both', '하수 악취 저감 덮개'),
    ...listings,
  ])
  expect(ids('하수 악취 저감', {}, from)).toEqual(['both', 'farm', 'sludge'])
})
