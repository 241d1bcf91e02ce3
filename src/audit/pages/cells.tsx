import { showDayTime } from '../../kernel/show.ts'
import type { Text } from '../../kernel/text.ts'
import { actingWord } from '../../people/index.ts'
import type { ActingAt, Visit } from '../../people/index.ts'
import { Disclosure, Link } from '../../ui/index.ts'
import { addressOf } from '../asked.ts'
import { factWord } from '../fact-words.ts'
import type { LogRow } from '../queries.ts'
import { maskDetail, maskName } from '../mask.ts'
import { valueWord } from '../value-words.ts'
import { actionWord, kindWord, objectKinds } from '../words.ts'
import type { Question } from './question.ts'

export interface Doer extends ActingAt {
  readonly personId: string | null
  readonly name: string | null
  readonly email: string | null
}

export const nameOf = (visit: Visit, doer: Doer, isShown: boolean): string =>
  doer.name === null ? (doer.personId ?? visit.t('사람 아님', 'Nobody')) : isShown ? `${doer.name} (${doer.email})` : maskName(doer.name)
export const hatOf = (visit: Visit, doer: ActingAt): string => visit.t(actingWord(doer))

/** Who did it and under which hat; a press narrows the list to that person. */
export const Who = ({ visit, doer, question }: { visit: Visit; doer: Doer; question: Question }) => (
  <div>
    {doer.personId === null ? null : (
      <Link
        href={visit.href(addressOf(question.path, question.typed, { who: doer.personId }))}
        hidden={visit.t('의 기록만 보기', ', only theirs')}
      >
        {nameOf(visit, doer, question.isShown)}
      </Link>
    )}
    <span class={doer.personId === null ? undefined : 'quiet block'}>{hatOf(visit, doer)}</span>
  </div>
)

export const What = ({ visit, action }: { visit: Visit; action: string }) => (
  <div>
    {visit.t(actionWord(action))}
    <span class="quiet block" lang="en">
      {action}
    </span>
  </div>
)

/** What was acted on: what it is called on its own page, with its number in the log, which leads to its whole life. */
export const Thing = ({ visit, thing }: { visit: Visit; thing: Pick<LogRow, 'objectKind' | 'objectId' | 'face'> }) => {
  const { t } = visit
  const { objectKind: kind, objectId: id, face } = thing
  const name = face && t(face.ko, face.en)
  return (
    <div>
      {t(kindWord(kind))}
      {name && <span class="block">{name}</span>}{' '}
      {objectKinds.some((one) => one === kind) && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) ? (
        <Link href={visit.href(`/audit/objects/${kind}/${id}`)} hidden={t('전체 이력', 'whole life')}>
          <span class="id">{id}</span>
        </Link>
      ) : (
        <span class="id">{id}</span>
      )}
    </div>
  )
}

const isInstant = (value: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value)
const said = ({ t, lang }: Visit, value: unknown): string => {
  if (typeof value === 'boolean') return value ? t('예', 'Yes') : t('아니요', 'No')
  if (typeof value !== 'string') return JSON.stringify(value)
  return isInstant(value) ? showDayTime(new Date(value), lang) : value
}

/** What a fact is called, with its name in the log for whoever compares. */
const FactName = ({ visit, name }: { visit: Visit; name: string }) => {
  const word = factWord(name)
  return word ? (
    <>
      {visit.t(word)}
      <span class="quiet block" lang="en">
        {name}
      </span>
    </>
  ) : (
    <span lang="en">{name}</span>
  )
}

/** The word for a code, with the code as it stands in the log. */
const FactValue = ({ visit, name, value, named }: { visit: Visit; name: string; value: unknown; named: Text | undefined }) => {
  const word = named ?? valueWord(name, value)
  return word ? (
    <>
      {visit.t(word)}
      <span class="quiet block" lang="en">
        {String(value)}
      </span>
    </>
  ) : (
    <>{said(visit, value)}</>
  )
}

interface Details {
  readonly visit: Visit
  readonly detail: Readonly<Record<string, unknown>>
  /** How the codes among them are said whose words are kept in the database. */ readonly named: Readonly<Record<string, Text>>
  readonly isShown: boolean
}
/** What a row says besides: each fact with its value, personal data hidden. */
export const Detail = ({ visit, detail, named, isShown }: Details) => {
  const shown = Object.entries(isShown ? detail : (maskDetail(detail) as Record<string, unknown>))
  if (shown.length === 0) return <span class="quiet">–</span>
  const short = shown.length === 1 && said(visit, shown[0]?.[1]).length <= 40
  const list = (
    <dl class="pairs">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>
            <FactName visit={visit} name={name} />
          </dt>
          <dd>
            <FactValue visit={visit} name={name} value={value} named={named[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
  return short ? list : <Disclosure summary={visit.t(`${shown.length}가지`, `${shown.length} facts`)}>{list}</Disclosure>
}
