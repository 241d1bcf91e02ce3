import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Button } from './button.tsx'
import { OnlyRead } from './form.tsx'
import { ReasonForm } from './reason-form.tsx'

const withdrawing = (refused: { error?: string; value?: string; open?: boolean; evenOnlyRead?: boolean }) => (
  <ReasonForm
    lang="ko"
    action="/withdraw"
    csrf="x"
    summary="취하하기"
    label="취하 사유"
    max={1000}
    {...refused}
    button={<Button>취하하기</Button>}
  />
)

test('a reason is folded until it is asked for, and unfolded with what was typed once it was refused', () => {
  expect(render(withdrawing({}))).not.toMatch(/<details[^>]* open/)
  expect(render(withdrawing({ open: true }))).toMatch(/<details[^>]* open/)
  const refused = render(withdrawing({ error: '1,000자까지 적을 수 있습니다.', value: '중복 신청' }))
  expect(refused).toMatch(/<details[^>]* open/)
  expect(refused).toMatch(/id="field-reason-error"[\s\S]*1,000자까지[\s\S]*<textarea[^>]*aria-invalid="true"[^>]*>중복 신청<\/textarea>/)
})

test('where a page is only read, not even the words that unfold it are there', () => {
  const read = (may: { evenOnlyRead?: boolean }) => render(<OnlyRead.Provider value>{withdrawing(may)}</OnlyRead.Provider>)
  expect(read({})).toBe('')
  expect(read({ evenOnlyRead: true })).toContain('<textarea')
})
