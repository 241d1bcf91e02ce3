import { moves as trackMoves } from '../src/applications/workflow.ts'
import { moves as callMoves } from '../src/calls/workflow.ts'
import { moves as certificateMoves } from '../src/certificates/workflow.ts'
import { moves as claimMoves } from '../src/companies/workflow.ts'
import { moves as quoteMoves } from '../src/purchases/workflow.ts'
import { moves as reviewMoves, seatMoves } from '../src/reviews/workflow.ts'
import { moves as versionMoves } from '../src/rulesets/workflow.ts'
import { moves as vocabularyMoves } from '../src/vocabulary/workflow.ts'

type Moves = Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>
const workflows: Readonly<Record<string, { title: string; first: string; moves: Moves }>> = {
  claims: { title: 'Claims to a company (회사 확인)', first: 'provisional', moves: claimMoves },
  'rule-sets': { title: 'Versions of a rule set (심의규정)', first: 'draft', moves: versionMoves },
  calls: { title: 'Calls (공모)', first: 'draft', moves: callMoves },
  tracks: { title: 'Tracks (기관별 심사)', first: 'submitted', moves: trackMoves },
  reviews: { title: 'Reviews (심의)', first: 'forming', moves: reviewMoves },
  seats: { title: 'Seats of a committee (위촉)', first: 'invited', moves: seatMoves },
  certificates: { title: 'Certificates (인증서)', first: 'drafted', moves: certificateMoves },
  vocabulary: { title: 'Entries of the vocabulary (검색 낱말)', first: 'draft', moves: vocabularyMoves },
  quotes: { title: 'Quote requests (견적)', first: 'requested', moves: quoteMoves },
}

const draw = (title: string, first: string, moves: Moves): string =>
  [
    `# ${title}`,
    '',
    'Printed from `workflow.ts`; a test compares it. Do not edit.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${first}`,
    ...Object.entries(moves).flatMap(([move, { from, to }]) => from.map((state) => `  ${state} --> ${to}: ${move}`)),
    '```',
    '',
    '| move | from | to |',
    '|---|---|---|',
    ...Object.entries(moves).map(([move, { from, to }]) => `| ${move} | ${from.join(', ')} | ${to} |`),
    '',
  ].join('\n')

/** Name of the document and its text, for every slice with a workflow. */
export const printWorkflows = (): [string, string][] =>
  Object.entries(workflows).map(([name, { title, first, moves }]) => [name, draw(title, first, moves)])
