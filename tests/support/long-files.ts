/**
 * Tests that start a browser, a process or a database of their own, fill a demonstration, try everything at every door,
 * or thousands of texts. `npm test` runs them;
 * `npm run test:quick`, which takes under a minute on two processors at rest, leaves them out.
 */
export const longFiles: readonly string[] = [
  'tests/matrix/**',
  'tests/house/demonstration-marks.test.ts',
  'tests/house/search-process.test.ts',
  'src/demonstration/demonstration.test.ts',
  'src/ui/comforts.test.ts',
  'src/ui/combobox.test.ts',
  'src/platform/backup/backup.test.ts',
  'src/platform/database/embedded/embedded-postgres.test.ts',
  'src/platform/database/pulse.test.ts',
  'src/platform/files/inspect.test.ts',
  'src/platform/search/search.test.ts',
  'src/platform/search/remote.test.ts',
  'src/platform/search/index/properties.test.ts',
  'tests/search-quality.test.ts',
  'tests/house/links.test.ts',
  'tests/house/sent-files.test.ts',
  'tests/faults/slow-clients.test.ts',
]
