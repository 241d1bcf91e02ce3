// npm run search:eval [-- --docs FILE.jsonl --queries FILE.jsonl] [--json] [--distractors N] [--worst N]
// Without files: our own catalogue and its judged queries. A judged set of an installation comes from /operations/search/judgements.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { distractors } from './distractors.ts'
import { average, bootstrap } from './measures.ts'
import type { Judged } from './measures.ts'
import { ask, documentOf, indexOf, readLines } from './trial.ts'
import type { PlainDocument } from './trial.ts'

const { values } = parseArgs({ options: { docs: { type: 'string' }, queries: { type: 'string' }, json: { type: 'boolean', default: false }, distractors: { type: 'string', default: '0' }, worst: { type: 'string', default: '0' } } })
if ((values.docs === undefined) !== (values.queries === undefined)) {
  process.stderr.write('Say both: npm run search:eval -- --docs FILE.jsonl --queries FILE.jsonl [--json]\n')
  process.exit(1)
}
const own = (name: string) => join(import.meta.dirname, 'data', name)
const documents = [...readLines<PlainDocument>(values.docs ?? own('catalogue-docs.jsonl')), ...distractors(Number(values.distractors))]
const answers = ask(indexOf(documents.map(documentOf)), readLines<Judged>(values.queries ?? own('catalogue-queries-dev.jsonl')))
const say = (line: string) => { process.stdout.write(`${line}\n`) }

if (values.json) {
  const { recall1, recall10, mrr10, ndcg10, queries } = average(answers.map((one) => one.measures))
  say(JSON.stringify({ documents: documents.length, queries, 'recall@1': recall1, 'recall@10': recall10, 'MRR@10': mrr10, 'nDCG@10': ndcg10 }))
} else {
  const line = (name: string, ones: typeof answers) => {
    const all = average(ones.map((one) => one.measures))
    const { low, high } = bootstrap(ones.map((one) => one.measures.ndcg10))
    say([name.padEnd(10), String(all.queries).padStart(7), ...[all.recall1, all.recall10, all.mrr10, all.ndcg10].map((value) => value.toFixed(3).padStart(10)), `${low.toFixed(3)} – ${high.toFixed(3)}`.padStart(18)].join(' '))
  }
  say(['type'.padEnd(10), 'queries', ...['recall@1', 'recall@10', 'MRR@10', 'nDCG@10'].map((name) => name.padStart(10)), '95 % of nDCG@10'.padStart(18)].join(' '))
  for (const type of new Set(answers.map((one) => one.query.type ?? 'all'))) line(type, answers.filter((one) => (one.query.type ?? 'all') === type))
  if (answers.some((one) => one.query.type !== undefined)) line('all', answers)
  for (const one of [...answers].sort((a, b) => a.measures.ndcg10 - b.measures.ndcg10).slice(0, Number(values.worst))) {
    say(`${one.measures.ndcg10.toFixed(3)}  ${one.query.q}\n       wanted ${Object.keys(one.query.rel).join(' ')}, found ${one.hits.map((hit) => hit.id).slice(0, 5).join(' ') || 'nothing'}`)
  }
}
