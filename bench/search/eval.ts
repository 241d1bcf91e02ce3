// npm run search:eval [-- --docs FILE.jsonl --queries FILE.jsonl] [--json] [--distractors N] [--worst N]
// Without files: our own catalogue and its judged queries. A judged set of an installation comes from /operations/search/judgements.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { distractors } from './distractors.ts'
import { readJudgedSet, Refusal } from './judged-set.ts'
import { average, bootstrap } from './measures.ts'
import { ask, documentOf, indexOf } from './trial.ts'

const own = (name: string) => join(import.meta.dirname, 'data', name)

const options = () => {
  try {
    return parseArgs({
      options: {
        docs: { type: 'string' },
        queries: { type: 'string' },
        json: { type: 'boolean', default: false },
        distractors: { type: 'string', default: '0' },
        worst: { type: 'string', default: '0' },
      },
    }).values
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  }
}
const count = (name: string, said: string): number => {
  if (!/^\d{1,6}$/.test(said)) throw new Refusal(`--${name} is a whole number, not "${said}".`)
  return Number(said)
}

const measure = () => {
  const values = options()
  if ((values.docs === undefined) !== (values.queries === undefined))
    throw new Refusal('Say both: npm run search:eval -- --docs FILE.jsonl --queries FILE.jsonl [--json]')
  const [others, worst] = [count('distractors', values.distractors), count('worst', values.worst)]
  const set = readJudgedSet(values.docs ?? own('catalogue-docs.jsonl'), values.queries ?? own('catalogue-queries-dev.jsonl'))
  for (const note of set.notes) process.stderr.write(`${note}\n`)
  const documents = [...set.documents, ...distractors(others)]
  return { documents, answers: ask(indexOf(documents.map(documentOf)), set.queries), json: values.json, worst }
}
const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

type Answers = ReturnType<typeof measure>['answers']

const show = ({ documents, answers, json, worst }: ReturnType<typeof measure>): void => {
  if (json) {
    const { recall1, recall10, mrr10, ndcg10, queries } = average(answers.map((one) => one.measures))
    say(
      JSON.stringify({
        documents: documents.length,
        queries,
        'recall@1': recall1,
        'recall@10': recall10,
        'MRR@10': mrr10,
        'nDCG@10': ndcg10,
      }),
    )
  } else {
    const line = (name: string, ones: Answers) => {
      const all = average(ones.map((one) => one.measures))
      const { low, high } = bootstrap(ones.map((one) => one.measures.ndcg10))
      say(
        [
          name.padEnd(10),
          String(all.queries).padStart(7),
          ...[all.recall1, all.recall10, all.mrr10, all.ndcg10].map((value) => value.toFixed(3).padStart(10)),
          `${low.toFixed(3)} – ${high.toFixed(3)}`.padStart(18),
        ].join(' '),
      )
    }
    say(
      [
        'type'.padEnd(10),
        'queries',
        ...['recall@1', 'recall@10', 'MRR@10', 'nDCG@10'].map((name) => name.padStart(10)),
        '95 % of nDCG@10'.padStart(18),
      ].join(' '),
    )
    for (const type of new Set(answers.map((one) => one.query.type ?? 'all')))
      line(
        type,
        answers.filter((one) => (one.query.type ?? 'all') === type),
      )
    if (answers.some((one) => one.query.type !== undefined)) line('all', answers)
    for (const one of [...answers].sort((a, b) => a.measures.ndcg10 - b.measures.ndcg10).slice(0, worst)) {
      say(
        `${one.measures.ndcg10.toFixed(3)}  ${one.query.q}\n       wanted ${Object.keys(one.query.rel).join(' ')}, found ${
          one.hits
            .map((hit) => hit.id)
            .slice(0, 5)
            .join(' ') || 'nothing'
        }`,
      )
    }
  }
}

try {
  show(measure())
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
