import { expect, test } from 'vitest'
import { qrPng, qrSvg } from './qr.ts'

test('a QR code is one dark path on white without inline style or script, its title escaped', () => {
  const svg = qrSvg('https://market.example.kr/certificates/K7M2Q9XW', '확인 "<주소>"')
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/)
  expect(svg).not.toMatch(/style|script|<주소>/)
  expect(svg).toContain('&#60;주소&#62;')
})

test('the same address is to be had as a PNG', async () => {
  expect((await qrPng('https://market.example.kr')).subarray(1, 4).toString()).toBe('PNG')
})
