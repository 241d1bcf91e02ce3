import { expect, test } from 'vitest'
import { emptyContent } from '../technologies/index.ts'
import { nearDuplicates } from './duplicates.ts'
import type { Comparable } from './queries.ts'

const saying = (problemKo: string) => ({ ...emptyContent(), titleKo: '누수 감지기', problemKo })
const first = '땅속 관에서 물이 새는 곳을 소리로 찾습니다.'
const more = '밤에 조용할 때 밸브에 붙인 장치가 스스로 듣습니다.'
const candidate = (kind: Comparable['kind'], id: string, technologyId: string, problemKo: string): Comparable => ({
  kind,
  id,
  technologyId,
  companyId: 'other',
  companyKo: '다른 회사',
  companyEn: null,
  titleKo: '누수 감지기',
  content: saying(problemKo),
  receiptNumber: kind === 'track' ? 'KRA-2026-R0001' : null,
  at: new Date(0),
})

test('a technology that was found as an application and as a listing is one of those like it, by what is nearest', () => {
  const found = nearDuplicates({ content: saying(`${first} ${more}`), companyId: 'own' }, [
    candidate('listing', 'listed', 'one', first),
    candidate('track', 'sent', 'one', `${first} ${more}`),
    candidate('listing', 'other', 'two', first),
  ])
  expect(found.map((one) => [one.found.id, one.again.map(({ id }) => id)])).toEqual([
    ['sent', ['listed']],
    ['other', []],
  ])
})
