import { expect, test } from 'vitest'
import { parseEmail, parsePhone, parsePostalCode } from './contacts.ts'
import { no, yes } from './outcome.ts'

test('Korean phone numbers come out with dashes, however they were typed', () => {
  const numbers = {
    '02-123-4567': '02-123-4567',
    '0212345678': '02-1234-5678',
    '031 123 4567': '031-123-4567',
    '01012345678': '010-1234-5678',
    '010.1234.5678': '010-1234-5678',
    '+82 10-1234-5678': '010-1234-5678',
    '+82 2 123 4567': '02-123-4567',
    '+82 (0)2 123 4567': '02-123-4567',
    '15881234': '1588-1234',
    '070-1234-5678': '070-1234-5678',
    '050712345678': '0507-1234-5678',
  }
  for (const [typed, shown] of Object.entries(numbers)) expect([typed, parsePhone(typed)]).toEqual([typed, yes(shown)])
})

test('what cannot be dialled in Korea is not a phone number', () => {
  for (const typed of ['', '1234', '010-123-456', '099-123-4567', '02-12-3456', '010-1234-5678 #2', 'phone'])
    expect(parsePhone(typed)).toEqual(no('wrong-shape'))
})

test('an e-mail address is the same person in any case', () => {
  expect(parseEmail(' Dana.Kim+market@Example.CO.KR ')).toEqual(yes('dana.kim+market@example.co.kr'))
})

test('an address that could smuggle a header or a second recipient is refused', () => {
  for (const typed of [
    '',
    'dana',
    'dana@',
    '@example.kr',
    'dana@example',
    'a@b@example.kr',
    'dana@example.kr\nBcc: eve@example.kr',
    'dana@example.kr,eve@example.kr',
    '"dana"@example.kr',
    'dana..kim@example.kr',
    'dana@-example.kr',
    '다나@example.kr',
    `${'a'.repeat(65)}@example.kr`,
  ]) {
    expect([typed, parseEmail(typed)]).toEqual([typed, no('wrong-shape')])
  }
})

test('a postal code has five digits, and an old one is recognised', () => {
  expect(parsePostalCode(' 52852 ')).toEqual(yes('52852'))
  expect(parsePostalCode('660-751')).toEqual(no('old-postal-code'))
  expect(parsePostalCode('5285')).toEqual(no('wrong-shape'))
})
