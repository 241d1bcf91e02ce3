import { moves as callMoves } from '../src/calls/workflow.ts'

type Moves = Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>
const workflows: Readonly<Record<string, { title: string; first: string; moves: Moves }>> = {
  calls: { title: 'Calls (공모)', first: 'draft', moves: callMoves },
}

const draw = (title: string, first: string, moves: Moves): string => [
  `# ${title}`, '', 'Printed from `workflow.ts`; a test compares it. Do not edit.', '', '```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`,
  ...Object.entries(moves).flatMap(([move, { from, to }]) => from.map((state) => `  ${state} --> ${to}: ${move}`)),
  '```', '', '| move | from | to |', '|---|---|---|', ...Object.entries(moves).map(([move, { from, to }]) => `| ${move} | ${from.join(', ')} | ${to} |`), '',
].join('\n')

/** Name of the document and its text, for every slice with a workflow. */
export const printWorkflows = (): [string, string][] => Object.entries(workflows).map(([name, { title, first, moves }]) => [name, draw(title, first, moves)])
