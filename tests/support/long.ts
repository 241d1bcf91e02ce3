import { it, test } from 'vitest'

// A handful of tests start databases or try hundreds of things, and hold what nobody touches every day. `npm test` runs them;
// `npm run test:quick` names them as skipped.
const isQuick = process.env['TECHMARKET_TESTS'] === 'quick'
export const longTest = isQuick ? test.skip : test
export const longIt = isQuick ? it.skip : it
