// The one door: `npm start`, `npm run dev`, `npm test`, … all come through here. It runs on any Node ≥ 20 with nothing installed,
// brings the checkout into order (packages, build) and then hands over to the pinned Node.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfChanged } from './build-if-changed.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { checkout } from './places.mjs'
import { nodeToUse } from './pinned-node.mjs'
import { Refusal, sayAndLeave } from './refusal.mjs'
import { handOver } from './hand-over.mjs'
import { searchFlags } from './search-flags.mjs'

const mapped = ['--enable-source-maps']
const main = join(checkout, 'dist', 'main.js')

const doors = {
  serve: (node, rest) => built(node, [...mapped, main, 'serve', ...rest]),
  backup: (node, rest) => built(node, [...mapped, main, 'backup', ...rest]),
  restore: (node, rest) => built(node, [...mapped, main, 'restore', ...rest]),
  cli: (node, rest) =>
    built(node, [...mapped, ...(rest[0] === 'search' ? searchFlags : []), main, ...(rest.length === 0 ? ['help'] : rest)]),
  dev: (node, rest) => handOver(node, [join(checkout, 'tools', 'dev.mjs'), ...rest]),
  test: (node, rest) => handOver(node, [join(checkout, 'tools', 'test.mjs'), ...rest]),
  'test:quick': (node, rest) => handOver(node, [join(checkout, 'tools', 'test.mjs'), '--quick', ...rest]),
  bench: (node, rest) => bench(node, rest),
  'search:eval': (node, rest) => handOver(node, [join(checkout, 'bench', 'search', 'eval.ts'), ...rest]),
  'bench:search': (node, rest) => handOver(node, [join(checkout, 'bench', 'search', 'bench.ts'), ...rest]),
}

async function built(node, args) {
  await buildIfChanged(node)
  await handOver(node, args)
}

async function bench(node, rest) {
  const entry = join(checkout, 'bench', 'main.ts')
  if (!existsSync(entry)) throw new Refusal('There is no bench/main.ts in this checkout, so there is nothing to measure.')
  await built(node, ['--import', 'tsx', entry, ...rest])
}

try {
  const [name = 'serve', ...said] = process.argv.slice(2)
  // npm takes the first "--" for itself; whoever comes without npm may have written it, too.
  const rest = said[0] === '--' ? said.slice(1) : said
  const door = Object.hasOwn(doors, name) ? doors[name] : undefined
  if (!door) throw new Refusal(`"${name}" is not one of ${Object.keys(doors).join(', ')}.`)
  await ensureDependencies()
  await door(nodeToUse(), rest)
} catch (problem) {
  sayAndLeave(problem)
}
