import type { Visit } from '../../people/index.ts'
import { Link, Tabs } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import { text } from '../../kernel/text.ts'

const views = [
  ['', text('같은 말', 'Synonyms')],
  ['/words', text('사용자 낱말', 'Own words')],
  ['/queries', text('결과 없는 검색', 'Searches without results')],
  ['/judgements', text('적합성 판단', 'Judgements')],
] as const
export type SearchView = (typeof views)[number][0]
export const base = '/operations/search'

/** What the pages about searching have in common: the heading and the four views. */
export const SearchFrame = ({ visit, view, children }: { visit: Visit; view: SearchView; children: ComponentChildren }) => (
  <>
    <h1>{visit.t('검색 관리', 'Search')}</h1>
    <Tabs
      label={visit.t('검색 관리의 갈래', 'Parts of search')}
      items={views.map(([tail, label]) => ({ label: visit.t(label), href: visit.href(`${base}${tail}`), current: tail === view }))}
    />
    {children}
  </>
)

/** Operators change; an auditor looks. */
export const mayChange = (visit: Visit): boolean => visit.actor.hat === 'operator'

/** The words of a search, which a press repeats. */
export const SearchedFor = ({ visit, words }: { visit: Visit; words: string }) => (
  <Link href={visit.href(`/catalogue?q=${encodeURIComponent(words)}`)}>{words}</Link>
)
