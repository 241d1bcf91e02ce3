import type { Visit } from '../../people/index.ts'
import { oneOf, several } from '../../kernel/text.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { BackLink, DataTable, Downloads, Empty, ErrorSummary, Id, Link, Notice } from '../../ui/index.ts'
import { addressOf } from '../asked.ts'
import { lookAtLife } from '../actions/look.ts'
import { findFace } from '../faces.ts'
import { isKnown, mostOfALife } from '../queries.ts'
import { kindWord } from '../words.ts'
import { hatOf, nameOf, Thing } from './cells.tsx'
import { actColumn, detailColumn, timeColumn } from './columns.tsx'
import { Unmask } from './filters.tsx'
import { questionOf } from './question.ts'

/** One thing's whole life on one page, the first event first; made to be printed. */
export const drawLife = async (visit: Visit) => {
  const { t, lang } = visit
  const kind = visit.params['kind'] ?? ''
  const id = visit.params['object'] ?? ''
  const question = questionOf(visit, `/audit/objects/${kind}/${id}`)
  const { asked, isShown } = question
  const rows = await lookAtLife(visit.app, visit.actor, { kind, id, reason: asked.reason })
  const face = await findFace(visit.read, kind, id)
  if (rows.length === 0 && !face && !(await isKnown(visit.read, kind, id))) return notFound
  const reasonError = asked.errors.reason && t(asked.errors.reason)
  const title = t(`${kindWord(kind).ko}의 전체 이력`, `The whole life of ${oneOf(kindWord(kind).en.toLowerCase())}`)
  const shown = rows.slice(-mostOfALife)
  return page({
    title,
    density: 'staff',
    noIndex: true,
    hasErrors: reasonError !== undefined,
    status: reasonError === undefined ? 200 : 422,
    body: (
      <>
        <BackLink lang={lang} href={visit.href('/audit')} label={t('기록', 'Log')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={reasonError === undefined ? {} : { reason: reasonError }} />
        {face && (
          <p class="lead">{face.path === null ? t(face.ko, face.en) : <Link href={visit.href(face.path)}>{t(face.ko, face.en)}</Link>}</p>
        )}
        <p>
          {t('번호', 'Number')} <Id>{id}</Id> · {t(`기록 ${shown.length}건`, several(shown.length, 'row'))}
        </p>
        {rows.length > mostOfALife && (
          <Notice
            tone="info"
            title={t(
              `가장 새로운 ${mostOfALife}건만 보여 드립니다. 그 앞의 것은 기록에서 기간을 정해 보세요.`,
              `Only the newest ${mostOfALife} are shown; find earlier ones in the log by their days.`,
            )}
          />
        )}
        <DataTable
          lang={lang}
          caption={title}
          captionHidden
          rows={shown}
          empty={
            <Empty
              title={t('이 대상에 남은 행위 기록이 없습니다.', 'Nothing was done to this one that is kept here.')}
              reason={t('누가 보았는지는 열람 기록에 남습니다.', 'Who looked at it stands in the access log.')}
              action={{ label: t('열람 기록', 'Access'), href: visit.href(`/audit/access?${new URLSearchParams({ kind, object: id })}`) }}
            />
          }
          rowKey={(one) => String(one.id)}
          columns={[
            timeColumn(visit),
            actColumn(visit),
            {
              key: 'who',
              header: t('누가', 'Who'),
              cell: (one) => (
                <div>
                  {one.personId !== null && nameOf(visit, one, isShown)}
                  <span class="quiet block">{hatOf(visit, one)}</span>
                </div>
              ),
            },
            {
              key: 'object',
              header: t('대상', 'Object'),
              cell: (one) =>
                one.objectKind === kind && one.objectId === id ? t('이 대상', 'This one') : <Thing visit={visit} thing={one} />,
            },
            detailColumn(visit, isShown),
          ]}
        />
        {shown.length > 0 && <Downloads lang={lang} base={visit.href(question.path)} asked={addressOf('', question.typed)} />}
        <Unmask visit={visit} question={question} error={reasonError} />
      </>
    ),
  })
}
