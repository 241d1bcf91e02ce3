import { expect, test } from 'vitest'
import { SearchIndex } from './index.ts'
import { analyser, ids, index, listings, of, open, whole } from './index.fixture.ts'

test('spacing, particles, decomposed text and the other keyboard find the same', () => {
  for (const text of [
    '태양광 발전량 예측',
    '태양광발전량예측',
    '태양광발전량을 예측하는',
    '태양광 발전량 예측'.normalize('NFD'),
    'xodidrhkd',
  ])
    expect([text, ids(text)[0]]).toEqual([text, 'solar'])
})
test('first letters, half-typed and misspelt words find, and it is said how they were read', () => {
  expect(ids('ㅌㅇㄱㅂㅈㄹ')).toEqual(['solar'])
  expect(ids('ㄷㄹ ㅂㅅ')).toContain('crack')
  expect(ids('미세플')[0]).toBe('micro')
  const misspelt = index.search({ text: '블럭체인' })
  expect(misspelt.hits[0]?.id).toBe('chain')
  expect(misspelt.changes).toEqual([{ from: '블럭체인', to: '블록체인', why: 'spelling' }])
  expect(index.search({ text: '블럭체인', asTyped: true }).changes).toEqual([])
})
test('a last word with 의 is the word; a noun that ends so is not', () => {
  const index = open([
    of('leak', '누수 감지기'),
    of('transformer', '변압기 진단'),
    of('meeting', '회의 기록'),
    of('times', '회 단위 계수기'),
  ])
  for (const [text, id] of [
    ['누수의', 'leak'],
    ['변압기의', 'transformer'],
    ['진단 변압기의', 'transformer'],
    ['회의', 'meeting'],
  ] as const)
    expect([text, whole(text, index)]).toEqual([text, [id]])
})
test('a noun that could be a count is the noun: 열차 is no ten of anything, 오차 no five', () => {
  const index = open([of('rail', '정거장 열차 소음'), of('error', '두께 오차 보정')])
  expect([whole('승강장 열차', index), whole('열차 소음', index), whole('오차', index)]).toEqual([[], ['rail'], ['error']])
})
test('a slip is heard although other words answer, or pairs of its syllables do; a word of its own, a number and an abbreviation are none', () => {
  const many = open([
    ...listings,
    ...['가스 탐지기', '금속 탐지기', '침입 탐지기', '미세한 플라스틱 살포 기계', '미세 분말 플라스크'].map((title, at) =>
      of(`more${at}`, title),
    ),
  ])
  expect(many.search({ text: '누슈 탐지' })).toMatchObject({ changes: [{ from: '누슈', to: '누수', why: 'spelling' }] })
  expect(many.search({ text: '미세플라스탁' })).toMatchObject({
    changes: [{ from: '미세플라스탁', to: '미세플라스틱', why: 'spelling' }],
    found: 'all',
  })
  for (const text of ['겨울 누수', '도로 균열 방지', '누수탐지기', '누수 6000', '도로 BMS'])
    expect([text, many.search({ text }).changes]).toEqual([text, []])
})
test('what the synonyms know is a word, though nobody here wrote it: no slip of a word that is here', () => {
  const index = new SearchIndex({ analyser, synonyms: { groups: [['공조', '냉난방']] } })
  index.put([of('damper', '레일 동조 댐퍼'), of('heat', '냉난방 절전기')])
  index.tendNow()
  expect(index.search({ text: '공조' })).toMatchObject({ changes: [], total: 1, hits: [{ id: 'heat' }] })
  const unlearned = new SearchIndex({ analyser, synonyms: { groups: [] } })
  unlearned.put([of('damper', '레일 동조 댐퍼')])
  unlearned.tendNow()
  expect(unlearned.search({ text: '공조' }).changes).toEqual([{ from: '공조', to: '동조', why: 'spelling' }])
})
test('a slip that reads as a syllable and the end of a sentence is heard, however much that syllable finds', () => {
  const melts = open([
    ...listings,
    of('algae', '녹조 제거 로봇'),
    of('red', '적조 예보'),
    ...Array.from({ length: 5 }, (_, at) => of(`snow${at}`, `눈이 녹는 길 ${at}`)),
  ])
  for (const text of ['녹죠', '녹죠 제거'])
    expect([text, melts.search({ text })]).toMatchObject([text, { changes: [{ from: '녹죠', to: '녹조' }], hits: [{ id: 'algae' }] }])
  expect(melts.search({ text: '녹죠' }).total).toBe(1)
  for (const text of ['녹는', '녹아', '눈이 녹는 길'])
    expect([text, melts.search({ text })]).toMatchObject([text, { changes: [], whole: 5 }])
  expect(melts.search({ text: '녹죠', asTyped: true }).whole).toBe(5)
})
test('a word that stands in bodies only is known to the speller where several have it', () => {
  const body = (word: string) => ({ text: { body: `현장에서 ${word}를 씁니다.` } })
  const bodies = open([
    ...listings,
    ...Array.from({ length: 3 }, (_, at) => of(`body${at}`, `장비 ${at}`, body('집진기'))),
    of('one', '기계', body('응축수')),
  ])
  expect(bodies.search({ text: '집짇기' })).toMatchObject({ changes: [{ from: '집짇기', to: '집진기' }], whole: 3 })
  expect(bodies.search({ text: '응츅수' }).changes).toEqual([])
})
test('an English slip is put right by the nearest word, a doubled letter being nearest, and by what titles say', () => {
  const english = open([
    of('tunnel', 'Tunnel lining scanner'),
    ...Array.from({ length: 5 }, (_, at) => of(`tuned${at}`, `Pump ${at}`, { text: { summary: 'A finely tuned sensor' } })),
    of('censor', 'Censor', {}),
    of('sensor', 'Sensor mesh', {}),
  ])
  expect(english.search({ text: 'tunel' })).toMatchObject({
    changes: [{ from: 'tunel', to: 'tunnel' }],
    hits: [{ id: 'tunnel' }],
    total: 1,
  })
  expect(english.search({ text: 'sensr' }).changes).toEqual([{ from: 'sensr', to: 'sensor', why: 'spelling' }])
})
test('a word of the English language is no slip of another that is here', () => {
  const paving = open([of('paving', 'Permeable paving block'), of('energy', 'Energy meter'), of('where', 'Where trains are')])
  for (const text of ['energy saving', 'black', 'wheel']) expect([text, paving.search({ text }).changes]).toEqual([text, []])
  expect(paving.search({ text: 'permeible' }).changes).toEqual([{ from: 'permeible', to: 'permeable', why: 'spelling' }])
})
test('a short English word is neither half of another nor its slip', () => {
  const english = open([
    of('air', 'Airfield light'),
    of('show', 'Camera that shows gas', { text: { body: 'show' } }),
    of('door', 'Door sensor'),
  ])
  for (const text of ['AI', 'snow', 'snow sensor']) expect([text, english.search({ text }).changes]).toEqual([text, []])
  expect(english.search({ text: 'Airf' }).changes).toMatchObject([{ to: 'airfield', why: 'completion' }])
  expect(english.search({ text: 'dooor sensor' }).changes).toMatchObject([{ to: 'door' }])
})
test('a single syllable finds what begins with it, alone and behind other words', () => {
  expect(ids('누').sort()).toEqual(['crack', 'leak', 'pump'])
  expect(ids('드')).toEqual(['drone'])
  expect(ids('터널 감')[0]).toBe('leak')
  expect(index.search({ text: '누' }).changes).toEqual([])
})
test('first letters of several words and of a firm find, too', () => {
  expect(ids('ㅌㄴ ㄱㅈ')).toEqual(['leak'])
  expect(ids('ㅇㅋㅇㅅㅇㄷ')).toEqual(['leak'])
  expect(index.search({ text: 'ㅇㅋㅇㅅㅇㄷ', explain: true }).hits[0]?.parts[0]).toMatchObject({ origin: 'letters', fields: ['owner'] })
  expect(index.suggest('ㅇㅋㅇㅅ', 9)).toContainEqual({ text: '아쿠아사운드', kind: 'company' })
  expect(index.suggest('ㅌㄴ ㄱㅈ', 9).map((one) => one.text)).toEqual(['터널 누수 감지기'])
})
test('the last of several words is completed by what stands beside the first ones, and a slip is put right', () => {
  const texts = (text: string) => index.suggest(text, 9).map((one) => `${one.kind}:${one.text}`)
  expect(texts('터널 감')).toEqual(['word:터널 감지기', 'title:터널 누수 감지기'])
  expect(texts('누수 터')).toContain('title:터널 누수 감지기')
  expect(texts('블럭체인')).toContain('title:블록체인 전자문서')
})
test('an abbreviation is no slip, and English is no Korean typed by chance', () => {
  expect(index.search({ text: 'BMS' }).changes).toEqual([])
  expect(index.search({ text: 'smsrur' }).changes).toEqual([])
})
test('a consonant behind the last syllable begins the next one', () => {
  for (const [text, wanted, read] of [
    ['태양ㄱ', 'solar', '태양광발전량'],
    ['터널 누ㅅ', 'leak', '누수'],
    ['드론ㅋ', 'drone', '드론'],
  ] as const) {
    const answer = index.search({ text })
    expect([text, answer.hits[0], answer.changes]).toMatchObject([text, { id: wanted, partly: false }, [{ to: read }]])
  }
  expect(index.search({ text: '태양ㄱ', asTyped: true }).changes).toEqual([])
})
test('English is found in any of its forms, the one typed first, and with a hyphen, a blank or neither', () => {
  const index = open([
    of('detector', 'Pipe leak detector'),
    of('detecting', 'Detecting fog on roads'),
    of('joint', 'Real-time turbidity buoy'),
    of('apart', 'Turbidity meter in real time'),
    of('one', 'Realtime turbidity log'),
    of('other', 'Turbidity filter'),
    of('british', 'Odour trap of carbon fibre'),
  ])
  const whole = (text: string, more = {}) =>
    index
      .search({ text, ...more })
      .hits.filter((hit) => !hit.partly)
      .map((hit) => hit.id)
  expect([whole('leak detection'), whole('detecting'), whole('fog detectors')]).toEqual([
    ['detector'],
    ['detecting', 'detector'],
    ['detecting'],
  ])
  for (const text of ['real-time turbidity', 'realtime turbidity', 'real time turbidity', 'Turbidity, real-time'])
    expect([text, whole(text).toSorted()]).toEqual([text, ['apart', 'joint', 'one']])
  expect([whole('odor traps'), whole('carbon fiber')]).toEqual([['british'], ['british']])
  // What holds a sentence together asks for nothing; a search of nothing else is one.
  expect(whole('we need a detector for leaks', { mode: 'keyword' })).toEqual(['detector'])
  expect(whole('in real time')).toContain('apart')
  const answer = index.search({ text: 'leak detection', explain: true })
  expect(answer.hits[0]?.parts.map((part) => part.text)).toEqual(expect.arrayContaining(['leak', 'detection']))
  expect(answer.marks).toContain('detect')
  expect(index.search({ text: 'Real-Time turbidity' }).marks).toContain('real-time')
})
test('Hanja is found by how it is read, and finds what is written in Hangul', () => {
  const index = open([of('hanja', '太陽光 모듈'), of('hangul', '태양광 발전'), of('leak', '배관 漏水 탐지기', { names: ['(주)大韓水道'] })])
  for (const text of ['태양광', '太陽光']) expect([text, ids(text, {}, index).toSorted()]).toEqual([text, ['hangul', 'hanja']])
  expect([ids('누수 탐지', {}, index), ids('漏水探知', {}, index)]).toEqual([['leak'], ['leak']])
  for (const text of ['대한수도', '大韓水道 주식회사']) expect(index.search({ text, explain: true }).hits[0]?.parts[0]?.origin).toBe('name')
  expect(index.suggest('태양', 9).map((one) => one.text)).toContain('太陽光 모듈')
})

test('a word typed with a blank in it is that word, where the index has it and one side is no word by itself or a lone syllable', () => {
  const split = open([
    of('road', '거품 아스팔트 재생'),
    of('gas', '가스 압력 정압기 알림'),
    of('power', '변압기 감시'),
    of('wash', '변기 세척, 압기 밸브'),
    of('ship', '배터리로 가는 배'),
    of('new', '새 집 짓기'),
    of('home', '새집증후군 줄이는 벽지'),
  ])
  const found = (text: string, more = {}) => split.search({ text, ...more }).hits.map((hit) => hit.id)
  expect([found('아스 팔트')[0], split.search({ text: '아스 팔트' }).changes]).toEqual(['road', []])
  expect(found('변 압기')[0]).toBe('power')
  expect(found('배터 리')[0]).toBe('ship')
  // Both ways of reading find; and what says nothing by itself is not drawn to its neighbour.
  expect(found('변 압기')).toContain('wash')
  expect(found('새 집')[0]).toBe('new')
  expect(found('변 압기', { asTyped: true })[0]).not.toBe('power')
})
