import { test } from 'vitest'

/** A test that tries hundreds of things and holds what nobody touches every day: `npm test` runs it, `npm run test:quick` names it as skipped. */
export const longTest = process.env['TECHMARKET_TESTS'] === 'quick' ? test.skip : test
