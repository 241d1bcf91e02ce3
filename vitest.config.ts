import { defineConfig } from 'vitest/config'

const globalSetup = ['tests/support/global-setup.ts']
const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const

// `unit`: rules, pages, stores against a real PostgreSQL. `journeys`: one story per file in a real browser, a few at a time.
export default defineConfig({
  test: {
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'db/**/*.test.ts'],
          globalSetup, testTimeout: 60_000, hookTimeout: 120_000, env: { TZ: 'UTC' },
        },
      },
      {
        ...jsx,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.{ts,tsx}'],
          globalSetup, testTimeout: 300_000, hookTimeout: 180_000, maxWorkers: 2, env: { TZ: 'UTC' },
        },
      },
    ],
  },
})
