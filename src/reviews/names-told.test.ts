import { expect, test } from 'vitest'
import { namesIn, titledNamesIn } from './names-told.ts'

test('a name is found where it stands: with particle or title, written apart, in any letters; an ordinary word is none', () => {
  const names = ['김하늘', '이정수', '이상', 'Mary Jones', '외부1']
  expect(namesIn('김하늘 위원은 소음이 작다고 보았습니다.', names)).toEqual(['김하늘'])
  expect(namesIn('외부위원김하늘이 낸 의견', names)).toEqual(['김하늘'])
  expect(namesIn('김 하늘 교수', names)).toEqual(['김하늘'])
  expect(namesIn('이 정수 처리 기술은 새롭습니다. 비정상 이상치가 없습니다.', names)).toEqual([])
  expect(namesIn('이상 위원이 반대했습니다.', names)).toEqual(['이상'])
  expect(namesIn('As mary  jones said', names)).toEqual(['Mary Jones'])
  expect([namesIn('외부10은 찬성', names), namesIn('외부1은 반대', names)]).toEqual([[], ['외부1']])
  expect(namesIn('', names)).toEqual([])
})

test('a name that is an ordinary word, too, is somebody only with a title', () => {
  const names = ['이동식', '이상', '김하늘']
  const words = '이동식 배수펌프는 70점 이상입니다.'
  expect(namesIn(words, names)).toContain('이동식')
  expect(titledNamesIn(words, names)).toEqual([])
  for (const said of [
    '이동식 위원님',
    '이동식 교수님',
    '이동식 심의위원',
    '이동식 외부위원',
    '이동식 위원들은',
    '이동식 위원으로',
    '심의위원 이동식',
  ])
    expect([said, titledNamesIn(`${said} 의견`, names)]).toEqual([said, ['이동식']])
  for (const said of ['이동식 위원회', '이동식 씨앗', '박사 이동식펌프']) expect([said, titledNamesIn(said, names)]).toEqual([said, []])
  expect(titledNamesIn('이동식 위원은 반대, 이 상 교수는 찬성, 김하늘위원장이 정리', names)).toEqual(['이동식', '이상', '김하늘'])
})
