// `npm test`: types, lint, format, every test; the last line says `N passed, N failed` and nothing else. `--quick` leaves out the journeys and what tests/support/long-files.ts names.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './build-if-changed.mjs'
import { checkout } from './places.mjs'
import { sayAndLeave } from './refusal.mjs'
import { ensureTestTools } from './test-tools.mjs'

const isQuick = process.argv.includes('--quick')
const program = (...parts) => join(checkout, 'node_modules', ...parts)
const ended = (child) => new Promise((resolve) => child.once('close', (code) => resolve(code)))
const start = (args, stdio) =>
  spawn(process.execPath, args, { cwd: checkout, stdio, env: { ...process.env, TECHMARKET_TESTS: isQuick ? 'quick' : 'all' } })

/** One check that passes or fails as a whole. It runs beside the others and is heard when it is done. */
async function check(name, args) {
  const child = start(args, ['ignore', 'pipe', 'pipe'])
  const heard = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => heard.push(part))
  const code = await ended(child)
  process.stdout.write(`\n— ${name}: ${code === 0 ? 'passed' : 'failed'}\n${code === 0 ? '' : Buffer.concat(heard).toString()}`)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** All tests of one project. A run that broke off, or found no test at all, counts as a failure of its own. */
async function tests(project, folder) {
  console.log(`\n— ${project} tests`)
  const report = join(folder, `${project}.json`)
  const code = await ended(
    start(
      [
        program('vitest', 'vitest.mjs'),
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      'inherit',
    ),
  )
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'))
    const brokeOff = numTotalTests === 0 || (code !== 0 && numFailedTests === 0)
    return { passed: numPassedTests, failed: numFailedTests + (brokeOff ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'techmarket-test-report-'))
  if (!isQuick) ensureTestTools()
  // The quick tests need nothing that is built but the styles and scripts of pages, and any will do.
  if (!isQuick || !existsSync(join(checkout, 'dist', 'assets'))) await buildIfChanged(process.execPath)
  // What TypeScript found stays for the next run: then it looks only at what changed and what hangs on it.
  const kept = ['--incremental', '--tsBuildInfoFile', join(checkout, 'node_modules', '.techmarket-types.json')]
  const counts = await Promise.all([
    tests('unit', folder),
    check('types', [program('typescript', 'bin', 'tsc'), '--noEmit', ...kept]),
    check('lint', [program('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']),
    check('format', [program('oxfmt', 'bin', 'oxfmt'), '--check']),
  ])
  if (!isQuick) counts.push(await tests('journeys', folder))
  rmSync(folder, { recursive: true, force: true })
  if (isQuick) console.log('\n— left to npm test: the journeys, and what tests/support/long-files.ts names')
  const passed = counts.reduce((sum, each) => sum + each.passed, 0)
  const failed = counts.reduce((sum, each) => sum + each.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

try {
  await main()
} catch (problem) {
  sayAndLeave(problem)
}
