// `npm test`: types, lint, every test; the last line says `N passed, N failed` and nothing else. `--quick` leaves the browser out.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './build-if-changed.mjs'
import { checkout } from './places.mjs'
import { sayAndLeave } from './refusal.mjs'
import { ensureTestTools } from './test-tools.mjs'

const isQuick = process.argv.includes('--quick')
const program = (...parts) => join(checkout, 'node_modules', ...parts)
const run = (args, env = {}) => spawnSync(process.execPath, args, { cwd: checkout, stdio: 'inherit', env: { ...process.env, ...env } })

/** One check that passes or fails as a whole. */
function check(name, args) {
  console.log(`\n— ${name}`)
  return run(args).status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** All tests of one project. A run that broke off, or found no test at all, counts as a failure of its own. */
function tests(project, folder) {
  console.log(`\n— ${project} tests`)
  const report = join(folder, `${project}.json`)
  const { status } = run([program('vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'))
    const brokeOff = numTotalTests === 0 || (status !== 0 && numFailedTests === 0)
    return { passed: numPassedTests, failed: numFailedTests + (brokeOff ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'techmarket-test-report-'))
  if (!isQuick) ensureTestTools()
  await buildIfChanged(process.execPath)
  const counts = [
    check('types', [program('typescript', 'bin', 'tsc'), '--noEmit']),
    check('lint', [program('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']),
    tests('unit', folder),
    ...(isQuick ? [] : [tests('journeys', folder)]),
  ]
  rmSync(folder, { recursive: true, force: true })
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
