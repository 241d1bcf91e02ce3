import { safeHref } from './address.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { rememberedBy } from './remembered.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type BulkBarProps = {
  lang: Lang
  /** Rows in this list altogether; offers “all matching” when more than are shown. */
  total?: number | undefined
  shown?: number | undefined
  /** Buttons; each leads to a dry run that names the rows it cannot treat. */
  children: ComponentChildren
}

/** What can be done to several rows at once. Stands over a DataTable with `select`, inside one Form. */
export const BulkBar = ({ lang, total, shown, children }: BulkBarProps) => {
  const t = speak(lang)
  return (
    <div class="bulk" data-bulk="">
      <p
        class="grow"
        role="status"
        data-bulk-count=""
        data-none={t('고른 것이 없습니다.', 'Nothing selected.')}
        data-some={t('{n}건을 골랐습니다.', '{n} selected.')}
      >
        {t('여러 건을 골라 한 번에 처리합니다.', 'Select rows to handle them together.')}
      </p>
      {total !== undefined && shown !== undefined && total > shown && (
        <label class="choice-inline">
          <input type="checkbox" name="all" value="matching" />{' '}
          {t(`조건에 맞는 ${total.toLocaleString('ko-KR')}건 모두`, `All ${total.toLocaleString('en')} that match`)}
        </label>
      )}
      <div class="buttons">{children}</div>
    </div>
  )
}

export type FilterGroup = {
  name: string
  legend: string
  kind?: 'checkbox' | 'radio' | 'select' | 'links' | undefined
  /** After so many options the rest waits behind a button, which asks for this page again; chosen ones always stand before. */
  fold?: number | undefined
  /** Whether that button was pressed: everything stands. */
  opened?: boolean | undefined
  options: readonly FilterOption[]
}
/** `href`, of a group of links: the same list with this value chosen, or without it where it is. `inner` stands under the one before. */
export type FilterOption = {
  value: string
  label: string
  count?: number | undefined
  checked?: boolean | undefined
  href?: string | undefined
  inner?: boolean | undefined
}
export type FilterPanelProps = {
  lang: Lang
  action: string
  groups: readonly FilterGroup[]
  hidden?: Readonly<Record<string, string | readonly string[]>> | undefined
  children?: ComponentChildren | undefined
  clearHref?: string | undefined
}

const Tally = ({ count }: { count: number | undefined }) =>
  count === undefined ? null : <span class="tally"> {count.toLocaleString('ko-KR')}</span>

/** The options that stand, and how many more there are. */
const folded = ({ options, fold = options.length, opened = false }: FilterGroup): { shown: readonly FilterOption[]; more: number } => {
  if (opened || options.length <= fold + 2) return { shown: options, more: 0 }
  const shown = options.filter((one, at) => one.checked === true || at < fold)
  return { shown, more: options.length - shown.length }
}
const groupId = (group: FilterGroup) => `filter-${group.name}`

/** Asks for the rest of a group with what is ticked now. Most visitors need the first few, and a page is lighter without the others. */
const More = ({ lang, action, group, count }: { lang: Lang; action: string; group: FilterGroup; count: number }) =>
  count === 0 ? null : (
    <Button kind="text" small name="open" value={group.name} action={`${action}#${groupId(group)}`} hidden={`(${group.legend})`}>
      {speak(lang)(`${count}개 더 보기`, `${count} more`)}
    </Button>
  )

type GroupProps = { lang: Lang; action: string; group: FilterGroup }
const FilterChoices = ({ lang, action, group }: GroupProps) => {
  const { shown, more } = folded(group)
  return (
    <fieldset id={groupId(group)}>
      <legend>{group.legend}</legend>
      {shown.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={group.kind === 'radio' ? 'radio' : 'checkbox'}
            name={group.name}
            value={option.value}
            checked={option.checked ?? false}
          />{' '}
          {option.label}
          <Tally count={option.count} />
        </label>
      ))}
      <More lang={lang} action={action} group={group} count={more} />
    </fieldset>
  )
}

/** Values as links, each to the list with it chosen; several may be. */
const FilterLinks = ({ lang, action, group }: GroupProps) => {
  const { shown, more } = folded(group)
  const t = speak(lang)
  const id = groupId(group)
  return (
    <div role="group" aria-labelledby={id} class="filter-links">
      <p class="strong" id={id}>
        {group.legend}
      </p>
      <ul>
        {shown.map((option) => (
          <li key={option.value} class={option.inner ? 'inner' : undefined}>
            <Link
              href={option.href ?? ''}
              current={option.checked ? 'true' : undefined}
              hidden={option.checked ? t('(고름, 누르면 뺍니다)', '(chosen; press to take off)') : undefined}
            >
              {option.checked && <Icon name="check" size={16} />}
              {option.label}
            </Link>
            <Tally count={option.count} />
          </li>
        ))}
      </ul>
      <More lang={lang} action={action} group={group} count={more} />
    </div>
  )
}

const FilterSelect = ({ lang, group }: { lang: Lang; group: FilterGroup }) => (
  <div class="field">
    <label for={groupId(group)}>{group.legend}</label>
    <select class="krds-input" id={groupId(group)} name={group.name}>
      <option value="">{speak(lang)('전체', 'All')}</option>
      {group.options.map((option) => (
        <option key={option.value} value={option.value} selected={option.checked ?? false}>
          {option.label}
          {option.count === undefined ? '' : ` (${option.count})`}
        </option>
      ))}
    </select>
  </div>
)

/**
 * Enter at a tick presses the form's first button, which would be that of a folded group. This one stands before it and does what the one at
 * the end does; nobody sees it, comes to it by Tab or is read it.
 */
const PressedByEnter = ({ label }: { label: string }) => (
  <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true">
    {label}
  </button>
)

const panels = rememberedBy(100)

/** Filters as a form that changes the address. On a phone it folds; the count of chosen filters stays on it. */
export const FilterPanel = (said: FilterPanelProps) => {
  const chosen = said.groups.flatMap((group) =>
    group.options.flatMap((one) => (one.checked === true ? [`${group.name}=${one.value}`] : [])),
  )
  const drawing = () => <Panel {...said} chosen={chosen.length} />
  // Who looks round and chose alike is shown the same; what somebody searches for, hardly anybody repeats.
  const isShared = said.children === undefined && said.hidden?.['q'] === undefined
  return isShared ? panels(`${said.lang} ${said.action} ${chosen.join(' ')}`, said, drawing) : drawing()
}

const Panel = ({ lang, action, groups, hidden = {}, children, clearHref, chosen }: FilterPanelProps & { chosen: number }) => {
  const t = speak(lang)
  return (
    <form class="filters" action={safeHref(action)} method="get" aria-label={t('조건으로 좁히기', 'Filter')}>
      <PressedByEnter label={t('적용하기', 'Apply')} />
      {Object.entries(hidden).flatMap(([name, values]) =>
        [values].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <details data-wide-open="" open={groups.some((group) => group.opened === true)}>
        <summary>
          {t('필터', 'Filters')}
          {chosen > 0 && ` (${chosen})`}
        </summary>
        <div class="filters-inside">
          {children}
          {groups.map((group) =>
            group.kind === 'select' ? (
              <FilterSelect key={group.name} lang={lang} group={group} />
            ) : group.kind === 'links' ? (
              <FilterLinks key={group.name} lang={lang} action={action} group={group} />
            ) : (
              <FilterChoices key={group.name} lang={lang} action={action} group={group} />
            ),
          )}
          <div class="buttons">
            <Button kind="secondary">{t('적용하기', 'Apply')}</Button>
            {clearHref && chosen > 0 && <Link href={clearHref}>{t('모두 지우기', 'Clear all')}</Link>}
          </div>
        </div>
      </details>
    </form>
  )
}

/** What the list is narrowed by, each removable. Draws nothing when nothing is chosen. */
export const Chips = ({
  lang,
  items,
  clearHref,
}: {
  lang: Lang
  items: readonly { label: string; removeHref: string }[]
  clearHref?: string | undefined
}) => {
  if (items.length === 0) return null
  const t = speak(lang)
  return (
    <ul class="krds-chips" aria-label={t('고른 조건', 'Chosen filters')}>
      {items.map((item) => (
        <li key={item.label}>
          <Link href={item.removeHref}>
            {item.label}
            <span class="sr-only"> {t('조건 지우기', '(remove)')}</span>
            <Icon name="cross" size={16} />
          </Link>
        </li>
      ))}
      {clearHref && (
        <li class="clear">
          <Link href={clearHref}>{t('모두 지우기', 'Clear all')}</Link>
        </li>
      )}
    </ul>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    BulkBar: {
      plain: (
        <BulkBar lang={lang} total={132} shown={50}>
          <Button kind="secondary" small name="do" value="assign">
            {t('담당자 배정하기', 'Assign')}
          </Button>
          <Button kind="secondary" small name="do" value="receive">
            {t('접수하기', 'Receive')}
          </Button>
        </BulkBar>
      ),
    },
    FilterPanel: {
      plain: (
        <FilterPanel
          lang={lang}
          action="/catalogue"
          clearHref="/catalogue"
          groups={[
            {
              name: 'council',
              kind: 'links',
              legend: t('협의체', 'Council'),
              options: [
                { value: 'soc', label: t('SOC 기술마켓', 'SOC'), count: 59, checked: true, href: '/catalogue' },
                { value: 'ict', label: t('ICT 기술마켓', 'ICT'), count: 8, href: '/catalogue?council=soc&council=ict' },
              ],
            },
            {
              name: 'trl',
              legend: t('기술성숙도', 'Readiness'),
              fold: 2,
              options: ['9', '8', '7', '6', '5'].map((trl) => ({ value: trl, label: `TRL ${trl}`, count: 3 })),
            },
            {
              name: 'field',
              legend: t('분야', 'Field'),
              options: [
                { value: 'road', label: t('도로', 'Roads'), count: 42, checked: true },
                { value: 'rail', label: t('철도', 'Rail'), count: 17 },
              ],
            },
            {
              name: 'region',
              legend: t('지역', 'Region'),
              kind: 'select',
              options: [
                { value: '11', label: t('서울특별시', 'Seoul'), count: 30 },
                { value: '50', label: t('제주특별자치도', 'Jeju'), count: 4 },
              ],
            },
          ]}
        />
      ),
    },
    Chips: {
      plain: (
        <Chips
          lang={lang}
          items={[
            { label: t('도로', 'Roads'), removeHref: '/catalogue?region=11' },
            { label: t('서울특별시', 'Seoul'), removeHref: '/catalogue?field=road' },
          ]}
          clearHref="/catalogue"
        />
      ),
    },
  }
}
