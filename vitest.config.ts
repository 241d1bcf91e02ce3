import { configDefaults, defineConfig } from 'vitest/config'
import { longFiles } from './tests/support/long-files.ts'

const globalSetup = ['tests/support/global-setup.ts']
const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const

// `unit`: rules, pages, stores against a real PostgreSQL; files follow one another in as many processes as there are processors and share what is imported.
// `journeys`: one story per file in a real browser, a few at a time.
export default defineConfig({
  test: {
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...(process.env['TECHMARKET_TESTS'] === 'quick' ? longFiles : [])],
          globalSetup,
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          env: { TZ: 'UTC' },
        },
      },
      {
        ...jsx,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.{ts,tsx}'],
          globalSetup,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          env: { TZ: 'UTC' },
        },
      },
    ],
  },
})
