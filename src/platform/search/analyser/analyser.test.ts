import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secondsSince } from '../../../../tests/support/processor-time.ts'
import { makeAnalyser, shinglesOf } from './analyse.ts'
import { fold } from './fold.ts'
import { compose, firstLetters, isFirstLetters, spell } from './hangul.ts'
import { typedAsKorean, typedAsLatin } from './keyboard.ts'
import { withoutParticles } from './particles.ts'

const analyser = makeAnalyser()
const morphemes = (text: string) =>
  analyser
    .analyse(text)
    .morphemes.filter((one) => !one.joined)
    .map((one) => one.text)
const joined = (text: string) =>
  analyser
    .analyse(text)
    .morphemes.filter((one) => one.joined)
    .map((one) => one.text)
const pairs = (text: string) => analyser.analyse(text).pairs.map((one) => one.text)

const korean = fc.string({
  unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 12,
})
const anything = fc.string({ unit: 'binary', maxLength: 300 })
const mixed = fc
  .array(
    fc.oneof(
      korean,
      fc.string({ maxLength: 8 }),
      fc.constantFrom(' ', '\n', '. ', 'ㅌㅇ', '10kW급', 'IEC-61850', '漢字', '\u0000', '\ud800'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('compounds fall into their parts, particles and endings fall off', () => {
  expect(morphemes('노후 배관의 누수를 감지하고 위치를 추정한다.')).toEqual(['노후', '배관', '누수', '감지', '위치', '추정'])
  expect(morphemes('미세플라스틱')).toEqual(['미세', '플라스틱'])
  expect(morphemes('친환경 제설제는 피로 수명을 높였다')).toEqual(['친', '환경', '제설', '피로', '수명', '높이'])
})

test('a prefix stays with its noun beside the noun alone: 비급여 is not 급여', () => {
  expect(joined('비급여 고효율 지능형')).toEqual(['비급여', '고효율', '지능형'])
})

test('a word of the operators is kept whole, or cut as they say', () => {
  const own = makeAnalyser([{ word: '과불화탄소' }, { word: '열폭주', parts: ['열', '폭주'] }])
  expect(own.analyse('과불화탄소를 분해').morphemes.map((one) => one.text)).toEqual(['과불화탄소', '분해'])
  expect(own.analyse('열폭주를 막는').morphemes.map((one) => one.text)).toEqual(['열', '폭주', '막'])
  expect(
    makeAnalyser([{ word: '제설제', parts: ['제설', '제'] }])
      .analyse('제설제를 뿌리는')
      .morphemes.map((one) => one.text),
  ).toEqual(['제설', '제설제', '뿌리'])
  expect(own.version).not.toBe(analyser.version)
})

test('Latin words, digits and units stay whole, in one spelling', () => {
  expect(morphemes('IEC-61850 기반 10kW LED, PM2.5와 1,000')).toEqual(['iec61850', '기반', '10kw', 'led', 'pm2.5', '1000'])
  expect(joined('IEC-61850 10톤 3차원')).toEqual(['iec', '61850', '톤', '3차원'])
  expect(morphemes('Leak sensors for batteries')).toEqual(['leak', 'sensor', 'battery'])
})

test('a number and its unit are one word, with a blank or without, in Latin or Korean letters', () => {
  for (const text of ['5kg', '5 kg', '5㎏', '5 KG', '5킬로그램', '5 킬로그램의'])
    expect([text, morphemes(text), pairs(text)]).toEqual([text, ['5kg'], ['5kg']])
  expect(morphemes('1,000 kW급 20㎛ 85 % 25℃ 3톤 트럭 5 ton')).toEqual(['1000kw', '급', '20um', '85%', '25°c', '3t', '트럭', '5t'])
  expect(morphemes('모델 5 카메라 3 대 2 wagons')).toEqual(['모델', '5', '카메라', '3', '대', '2', 'wagon'])
})

test('a word keeps the syllable that looks like an ending, and loses the ending behind it', () => {
  const bare = (text: string) =>
    makeAnalyser()
      .analyse(text)
      .words.map((one) => one.bare)
  expect(bare('활주로의 고속도로의 블록체인을')).toEqual(['활주로', '고속도로', '블록체인'])
})
test('pairs of syllables keep inside a word without its particles', () => {
  expect(pairs('누수를 탐지하는 LED 빛')).toEqual(['누수', '탐지', 'led', '빛'])
  expect(pairs('태양광발전')).toEqual(['태양', '양광', '광발', '발전'])
  expect(['도로', '도로의', '고속도로에서', '감지하는', '틈으로', '틈으로는'].map(withoutParticles)).toEqual([
    '도로',
    '도로',
    '고속도로',
    '감지',
    '틈',
    '틈',
  ])
})

test('neighbours make shingles, joined forms do not come between', () => {
  expect(shinglesOf(analyser.analyse('고효율 누수 탐지').morphemes)).toEqual(['효율 누수', '누수 탐지'])
})

test('first letters are seen before NFKC would hide them', () => {
  expect(fold('ㅌㅇㄱ')).toBe('ㅌㅇㄱ')
  expect(isFirstLetters(fold('ㅌㅇㄱ'.normalize('NFD')))).toBe(true)
  expect(fold('\u1110\u110b\u1100')).toBe('ㅌㅇㄱ')
  expect(firstLetters('태양광발전량')).toBe('ㅌㅇㄱㅂㅈㄹ')
  expect(fold('ＬＥＤ ㎏ ① 태양'.normalize('NFD'))).toBe('led kg 1 태양')
})

test('the wrong keyboard layout is read in both directions', () => {
  expect(typedAsKorean('xodidrhkd')).toBe('태양광')
  expect(typedAsKorean('xodiddrhkd')).toBe('태양광')
  expect(typedAsKorean('battery')).toBeUndefined()
  expect(typedAsLatin('ㅣㄷㅇ')).toBe('led')
  expect(typedAsLatin('ㅎㅐㅐㅎㅣㄷ')).toBe('google')
})

test('any word spelled and composed again is itself, and a half-typed word begins the whole one', () => {
  fc.assert(fc.property(korean, (word) => compose(spell(word)) === word))
  fc.assert(fc.property(korean, fc.nat(40), (word, at) => spell(word).startsWith(spell(word).slice(0, at))))
})

test('folding twice is folding once, and decomposed text is the same text', () => {
  fc.assert(fc.property(mixed, (text) => fold(fold(text)) === fold(text)))
  fc.assert(fc.property(korean, (text) => fold(text.normalize('NFD')) === text))
})

test('any text at all is cut without failing, every term inside it, and terms in order', () => {
  fc.assert(
    fc.property(fc.oneof(anything, mixed), (text) => {
      const { folded, morphemes: terms, pairs: two } = analyser.analyse(text)
      return [...terms, ...two].every((term) => term.text !== '' && term.start >= 0 && term.end <= folded.length && term.start < term.end)
    }),
    { numRuns: 500 },
  )
})

test('a text is cut the same whatever stood before it in its own sentence bite', () => {
  fc.assert(
    fc.property(
      korean,
      (word) =>
        JSON.stringify(
          analyser
            .analyse(`누수 탐지.\n${word}`)
            .morphemes.slice(2)
            .map((one) => one.text),
        ) === JSON.stringify(analyser.analyse(word).morphemes.map((one) => one.text)),
    ),
  )
})

test('ten thousand characters are cut to their end in bounded work, and without a blank none of them is lost count of', () => {
  const before = process.cpuUsage()
  expect(analyser.analyse('가 '.repeat(5000).trimEnd()).morphemes.at(-1)?.end).toBe(9_999)
  for (const text of ['가'.repeat(10_000), '태양광발전'.repeat(2000), 'a'.repeat(10_000)])
    expect(analyser.analyse(text).folded).toHaveLength(10_000)
  expect(analyser.analyse('!'.repeat(10_000)).morphemes).toEqual([])
  expect(secondsSince(before)).toBeLessThan(20)
})

test('a prefix that is written apart is the same word with its noun as one that is not; a determiner is none', () => {
  const cut = (text: string) => {
    const { words, morphemes, pairs } = analyser.analyse(text)
    return [words.map((one) => one.bare), morphemes.map((one) => one.text), pairs.map((one) => one.text)]
  }
  for (const [apart, together] of [
    ['무 전원', '무전원'],
    ['고 효율을', '고효율을'],
    ['저 전력', '저전력'],
    ['비 굴착 보수', '비굴착 보수'],
  ] as const)
    expect([apart, cut(apart)]).toEqual([apart, cut(together)])
  expect(cut('이 전원')[1]).toEqual(['전원'])
  expect(cut('물 펌프')[0]).toEqual(['물', '펌프'])
})
