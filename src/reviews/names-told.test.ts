import { expect, test } from 'vitest'
import { namesIn } from './names-told.ts'

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
