import { expect, test } from 'vitest'
import type { FileRefusal } from './refusal.ts'
import { sayRefusal } from './words.ts'

test('a refusal says the fact and the way on', () => {
  const ko = (refusal: Parameters<typeof sayRefusal>[0]) => sayRefusal(refusal, '신청서.hwpx').ko
  expect(ko({ code: 'too-big', limitBytes: 20 * 1024 * 1024, bytes: Math.floor(24.3 * 1024 * 1024) })).toBe(
    '‘신청서.hwpx’ 파일이 24.3MB입니다. 20MB까지 올릴 수 있습니다.',
  )
  expect(ko({ code: 'too-big', limitBytes: 20 * 1024 * 1024 })).toBe('‘신청서.hwpx’ 파일이 20MB보다 큽니다. 20MB까지 올릴 수 있습니다.')
  expect(ko({ code: 'other-type-than-name', named: 'hwpx', found: 'hwp', allowed: ['hwp', 'hwpx'] })).toBe(
    '‘신청서.hwpx’는 이름과 달리 HWP 파일입니다. 이름 끝을 .hwp로 바꾸어 다시 올려 주세요.',
  )
  expect(ko({ code: 'other-type-than-name', named: 'hwpx', found: 'unknown', allowed: ['hwpx'] })).toBe(
    '‘신청서.hwpx’는 이름과 달리 HWPX 파일이 아닙니다. HWPX로 저장해 다시 올려 주세요.',
  )
  expect(ko({ code: 'wrong-type', extension: 'exe', allowed: ['pdf', 'jpeg'] })).toBe(
    '‘신청서.hwpx’: EXE 파일은 올릴 수 없습니다. PDF, JPG 파일을 올릴 수 있습니다.',
  )
  expect(ko({ code: 'password-protected' })).toBe('‘신청서.hwpx’: 암호가 걸린 파일은 심의위원이 열 수 없습니다. 암호를 풀고 올려 주세요.')
  expect(ko({ code: 'too-many-pixels', width: 30_000, height: 30_000, limitPixels: 50_000_000 })).toBe(
    '‘신청서.hwpx’ 사진이 30,000×30,000픽셀입니다. 가로와 세로를 7,071픽셀 안으로 줄여 다시 올려 주세요.',
  )
})

test('every refusal names its file, in both languages, so that one among many is found', () => {
  const plain = [
    'empty',
    'interrupted',
    'password-protected',
    'rights-managed',
    'damaged',
    'unsafe-names',
    'macro',
    'infected',
    'no-room',
  ] as const
  const refusals: FileRefusal[] = [
    ...plain.map((code) => ({ code })),
    { code: 'too-big', limitBytes: 1 },
    { code: 'too-big', limitBytes: 1, bytes: 2 },
    { code: 'wrong-type', extension: '', allowed: ['pdf'] },
    { code: 'wrong-type', extension: 'exe', allowed: ['pdf'] },
    ...(['jpeg', 'zip', 'unknown'] as const).map((found) => ({
      code: 'other-type-than-name' as const,
      named: 'pdf' as const,
      found,
      allowed: ['pdf' as const, 'jpeg' as const],
    })),
    { code: 'zip-bomb', why: 'size' },
    { code: 'too-many-pixels', width: 9_000, height: 9_000, limitPixels: 50_000_000 },
  ]
  for (const refusal of refusals) {
    const said = sayRefusal(refusal, '현장 사진.png')
    expect([refusal.code, said.ko.includes('‘현장 사진.png’'), said.en.includes('“현장 사진.png”')]).toEqual([refusal.code, true, true])
  }
})
