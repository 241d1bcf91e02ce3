import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, DataTable, DayTime, Diff, Downloads, Empty, Form, Id, Link, Select } from '../../ui/index.ts'
import { keepVersion } from '../actions/versions.ts'
import { changesBetween } from '../in-words.ts'
import { findTechnology, findTechnologyNames, findVersion, findVersions } from '../queries.ts'
import type { TechnologyDetail, VersionRow } from '../queries.ts'
import type { WholeTechnology } from '../technology.ts'
import { titleOf } from '../title.ts'
import { base } from './posted.ts'

export const reasonWords: Record<string, ReturnType<typeof text>> = {
  submission: text('신청서 제출', 'Application submitted'),
  supplement: text('보완 회신', 'Answer to a request'),
  kept: text('직접 남김', 'Kept by hand'),
}

export const drawVersions = async (visit: Visit) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return notFound
  const versions = await findVersions(visit.read, technology.id)
  const here = base(visit, technology.id)
  const from = numberIn(visit.query('from'), versions) ?? versions[0]?.number
  const to = numberIn(visit.query('to'), versions)
  const before = from === undefined ? undefined : await findVersion(visit.read, technology.id, from)
  const after = to === undefined ? technology : await findVersion(visit.read, technology.id, to)
  return page({
    title: t('남긴 판', 'Kept versions'),
    body: (
      <>
        <BackLink lang={lang} href={visit.href(here)} label={titleOf(t, technology.content) || t('할 일 목록', 'Task list')} />
        <h1>{t('남긴 판', 'Kept versions')}</h1>
        <p class="lead">
          {t(
            '신청서를 제출할 때마다 그때의 내용이 한 판으로 고정됩니다. 뒤에 고쳐도 제출한 판은 바뀌지 않습니다.',
            'Each submission freezes the content of that moment as a version. What you change later never changes what was submitted.',
          )}
        </p>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here}/versions`)}>
          <Button kind="secondary">{t('지금 내용을 판으로 남기기', 'Keep the present content')}</Button>
        </Form>
        <DataTable
          lang={lang}
          caption={t('판 목록', 'Versions')}
          rows={versions}
          rowKey={(one) => String(one.number)}
          empty={<Empty title={t('아직 남긴 판이 없습니다.', 'No version is kept yet.')} />}
          columns={[
            {
              key: 'number',
              header: t('판', 'Version'),
              rowHeader: true,
              nowrap: true,
              cell: (one) => (
                <Link href={visit.href(`${here}/view?version=${one.number}`)}>{t(`제${one.number}판`, `Version ${one.number}`)}</Link>
              ),
            },
            {
              key: 'at',
              header: t('남긴 때', 'Kept at'),
              nowrap: true,
              cell: (one) => <DayTime lang={lang} value={one.keptAt} form="table" />,
            },
            { key: 'why', header: t('까닭', 'Why'), cell: (one) => t(reasonWords[one.reason] ?? text(one.reason, one.reason)) },
            { key: 'who', header: t('남긴 분', 'By'), cell: (one) => one.keeperName ?? '–' },
            { key: 'sha', header: 'SHA-256', cell: (one) => <Id>{one.sha256.slice(0, 16)}</Id> },
          ]}
        />
        {versions.length > 0 && <Downloads lang={lang} base={visit.href(`${here}/versions`)} />}
        {versions.length > 0 && before && after && (
          <Compare
            visit={visit}
            technology={technology}
            versions={versions}
            from={before.number}
            to={to}
            changes={changesBetween(before, after satisfies WholeTechnology, await findTechnologyNames(visit.read))}
          />
        )}
      </>
    ),
  })
}

const numberIn = (asked: string, versions: readonly VersionRow[]) => versions.find((one) => String(one.number) === asked)?.number

interface CompareProps {
  visit: Visit
  technology: TechnologyDetail
  versions: readonly VersionRow[]
  from: number
  to: number | undefined
  changes: ReturnType<typeof changesBetween>
}

const Compare = ({ visit, technology, versions, from, to, changes }: CompareProps) => {
  const { t, lang } = visit
  const options = versions.map((one) => ({ value: String(one.number), label: t(`제${one.number}판`, `Version ${one.number}`) }))
  return (
    <section id="compare">
      <h2>{t('두 판 비교', 'Compare two versions')}</h2>
      <Form lang={lang} method="get" action={visit.href(`${base(visit, technology.id)}/versions`)}>
        <div class="columns">
          <Select lang={lang} name="from" label={t('이 판에서', 'From')} optionalWord="" value={String(from)} options={options} />
          <Select
            lang={lang}
            name="to"
            label={t('이 판까지', 'To')}
            optionalWord=""
            value={to === undefined ? '' : String(to)}
            none={t('지금 내용', 'The present content')}
            options={options}
          />
        </div>
        <Button kind="secondary">{t('두 판 비교하기', 'Compare')}</Button>
      </Form>
      {changes.length === 0 ? (
        <p>{t('바뀐 것이 없습니다.', 'Nothing changed.')}</p>
      ) : (
        <p>{t(`${changes.length}곳이 바뀌었습니다.`, changes.length === 1 ? '1 place changed.' : `${changes.length} places changed.`)}</p>
      )}
      {changes.map((change) => (
        <Diff
          key={`${change.section.id}-${change.label.ko}`}
          lang={lang}
          label={t(change.label)}
          before={t(change.before)}
          after={t(change.after)}
        />
      ))}
    </section>
  )
}

export const postVersion = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const kept = await keepVersion(visit.app, actingAs(visit, 'company'), id)
  if (!kept.ok) return notFound
  return redirect(
    `${base(visit, id)}/versions`,
    text(`지금 내용이 제${kept.value.number}판으로 남아 있습니다.`, `The present content is kept as version ${kept.value.number}.`),
  )
}
