import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Form, Link } from '../../ui/index.ts'
import type { ComparedGroup, ComparedRow } from '../comparison.ts'
import { compareAddress } from '../comparing.ts'
import type { ListingPage } from '../queries.ts'

interface Shown {
  readonly visit: Visit
  readonly items: readonly ListingPage[]
  readonly groups: readonly ComparedGroup[]
  readonly onlyDifferences: boolean
}

/** The columns' letters: read out where a cell stands alone on a phone. */
const letters = ['A', 'B', 'C', 'D'] as const

export const CompareTable = ({ visit, items, groups, onlyDifferences }: Shown) => {
  const { t } = visit
  const shown = groups
    .map((group) => ({ ...group, rows: onlyDifferences ? group.rows.filter((row) => row.differs) : group.rows }))
    .filter((group) => group.rows.length > 0)
  return (
    <>
      {items.length > 1 && <Switch visit={visit} items={items} groups={groups} onlyDifferences={onlyDifferences} />}
      <section class="compare-region" aria-label={t('비교표', 'Comparison')} tabIndex={0}>
        <table class="compare">
          <caption class="sr-only">{t('기술 비교표', 'Technologies side by side')}</caption>
          <thead>
            <tr>
              <td />
              {items.map((item, at) => (
                <Head key={item.id} visit={visit} items={items} item={item} letter={letters[at] ?? ''} />
              ))}
            </tr>
          </thead>
          {shown.map((group) => (
            <tbody key={group.key}>
              <tr class="group">
                <th scope="rowgroup" colspan={items.length + 1}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <Row key={row.key} visit={visit} row={row} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  )
}

const Head = ({ visit, items, item, letter }: { visit: Visit; items: readonly ListingPage[]; item: ListingPage; letter: string }) => {
  const { t, lang } = visit
  const title = t(item.titleKo, item.titleEn || item.titleKo)
  const rest = items.filter((one) => one.id !== item.id).map((one) => one.id)
  const buying = visit.signedIn?.hats.filter((hat) => hat.key.startsWith('buying:')) ?? []
  return (
    <th scope="col">
      <span class="quiet">{letter}. </span>
      <Link href={visit.href(`/catalogue/${item.id}`)}>{title}</Link>
      <Form lang={lang} csrf={visit.csrf} action={visit.href('/compare/tray')} hidden={{ back: compareAddress(rest) }} class="no-print">
        <Buttons>
          {item.isInForce &&
            buying.map((hat) => (
              <ButtonLink
                key={hat.key}
                kind="secondary"
                small
                href={visit.href(`/buying/${hat.key.slice('buying:'.length)}/quotes/new?listing=${item.id}`)}
                hidden={title}
              >
                {buying.length > 1
                  ? t(`${hat.label.ko}: 견적 요청하기`, `${hat.label.en}: ask for a quote`)
                  : t('견적 요청하기', 'Ask for a quote')}
              </ButtonLink>
            ))}
          <Button kind="text" small name="remove" value={item.id} hidden={title}>
            {t('비교에서 빼기', 'Take out')}
          </Button>
        </Buttons>
      </Form>
    </th>
  )
}

const Row = ({ visit, row }: { visit: Visit; row: ComparedRow }) => (
  <tr class={row.differs ? 'differs' : 'same'}>
    <th scope="row">
      {row.label}
      {row.differs && <span class="sr-only"> {visit.t('(다름)', '(differs)')}</span>}
    </th>
    {row.cells.map((lines, at) => (
      <td key={letters[at]} data-label={`${letters[at] ?? ''}.`}>
        {lines.length === 0 ? (
          <span class="quiet">{visit.t('기재 없음', 'not given')}</span>
        ) : lines.length === 1 ? (
          <span>
            <Line words={lines[0] ?? ''} />
          </span>
        ) : (
          <ul>
            {lines.map((line) => (
              <li key={line}>
                <Line words={line} />
              </li>
            ))}
          </ul>
        )}
      </td>
    ))}
  </tr>
)

/** Dates and numbers are not broken at their hyphens. */
const Line = ({ words }: { words: string }) => (
  <>
    {words.split(/(\S*\d-\d\S*)/).map((part, at) =>
      at % 2 === 1 && part.length < 30 ? (
        <span key={at} class="nowrap">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
)

/** How much differs, and the switch to see only that: another address of the same comparison. */
const Switch = ({ visit, items, groups, onlyDifferences }: Shown) => {
  const { t } = visit
  const rows = groups.flatMap((group) => group.rows)
  const differing = rows.filter((row) => row.differs).length
  const same = rows.length - differing
  const address = compareAddress(items.map((item) => item.id))
  return (
    <p class="row no-print">
      <span>
        {same === 0
          ? t(`항목 ${differing}개가 모두 다릅니다.`, `All ${differing} rows differ.`)
          : t(
              `다른 항목 ${differing}개, 같은 항목 ${same}개. 다른 항목은 이름 왼쪽에 줄을 그어 표시했습니다.`,
              `${differing} rows differ, ${same} are the same. Those that differ have a line to the left of their name.`,
            )}
      </span>
      {onlyDifferences ? (
        <Link href={visit.href(address)}>{t('모든 항목 보기', 'Show all rows')}</Link>
      ) : (
        same > 0 && <Link href={visit.href(`${address}&only=differences`)}>{t('다른 항목만 보기', 'Only differences')}</Link>
      )}
    </p>
  )
}
