import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  Day,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Link,
  Num,
  Select,
  StatusTag,
} from '../../ui/index.ts'
import type { FieldErrors, Tone } from '../../ui/index.ts'
import { cloneFor } from '../actions/draft.ts'
import { findCloneSources, findDeskRuleSets } from '../queries.ts'
import type { DeskRuleSet } from '../queries.ts'
import type { VersionState } from '../rule-set-version.ts'
import { explain, stateWords, versionName } from '../words.ts'

export const stateTone: Record<VersionState, Tone> = { draft: 'neutral', in_review: 'warning', in_force: 'success', retired: 'neutral' }
const isOfficer = (visit: Visit) => visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')

export const drawRuleSets = async (visit: Visit) => {
  const { t } = visit
  const desk = deskOf(visit)
  const sets = await findDeskRuleSets(visit.read, desk)
  return page({
    title: t('심의규정', 'Rule sets'),
    density: 'staff',
    body: (
      <>
        <h1>{t('심의규정', 'Rule sets')}</h1>
        <p class="lead">
          {t(
            '누가 신청할 수 있고 무엇을 어떻게 심의하는지 정합니다. 고친 규정은 다른 승인자가 확인해야 시행됩니다.',
            'Who may apply and how it is judged. Another person must approve before it is in force.',
          )}
        </p>
        {isOfficer(visit) && (
          <p>
            <ButtonLink href={visit.href(`/desk/${desk}/rule-sets/new`)}>
              {t('표준 심의규정을 바탕으로 만들기', 'Make one from the standard set')}
            </ButtonLink>
          </p>
        )}
        <RuleSets visit={visit} sets={sets} />
      </>
    ),
  })
}

const inForce = (set: DeskRuleSet) => set.versions.find(({ state }) => state === 'in_force')
const open = (set: DeskRuleSet) => set.versions.find(({ state }) => state === 'draft' || state === 'in_review')

const RuleSets = ({ visit, sets }: { visit: Visit; sets: readonly DeskRuleSet[] }) => {
  const { t, lang } = visit
  const at = (set: DeskRuleSet, number: number) => visit.href(`/desk/${deskOf(visit)}/rule-sets/${set.id}/versions/${number}`)
  return (
    <DataTable
      lang={lang}
      caption={t('우리 기관의 심의규정', 'Rule sets of this institution')}
      rows={sets}
      rowKey={(set) => set.id}
      keys
      empty={
        <Empty
          title={t('아직 심의규정이 없습니다.', 'No rule set yet.')}
          reason={t(
            '표준 심의규정을 복사해 기관에 맞게 고친 뒤 시행할 수 있습니다.',
            'Copy the standard set, adapt it, and put it in force.',
          )}
        />
      }
      columns={[
        {
          key: 'name',
          header: t('심의규정', 'Rule set'),
          rowHeader: true,
          cell: (set) => <Link href={at(set, (inForce(set) ?? set.versions[0])?.number ?? 1)}>{t(set.nameKo, set.nameEn)}</Link>,
        },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (set) =>
            inForce(set) ? (
              <StatusTag tone="success" word={t(stateWords.in_force)} />
            ) : (
              <StatusTag tone="neutral" word={t('시행 전', 'Not in force')} />
            ),
        },
        {
          key: 'version',
          header: t('시행 중인 판', 'Version'),
          nowrap: true,
          cell: (set) => {
            const one = inForce(set)
            return one ? t(versionName(one.number)) : '–'
          },
        },
        {
          key: 'since',
          header: t('시행일', 'In force since'),
          align: 'right',
          nowrap: true,
          cell: (set) => {
            const one = inForce(set)
            return one?.inForceAt ? <Day lang={lang} value={new Date(one.inForceAt)} form="table" /> : '–'
          },
        },
        {
          key: 'open',
          header: t('작성 중인 판', 'Draft'),
          cell: (set) => {
            const one = open(set)
            return one ? (
              <>
                <Link href={at(set, one.number)}>{t(versionName(one.number))}</Link>{' '}
                <StatusTag tone={stateTone[one.state]} word={t(stateWords[one.state])} />
              </>
            ) : (
              '–'
            )
          },
        },
        {
          key: 'calls',
          header: t('쓰는 공모', 'Calls'),
          align: 'right',
          cell: (set) => <Num lang={lang} value={set.calls} unit={t('건', '')} />,
        },
        {
          key: 'tracks',
          header: t('이 규정으로 심의한 신청', 'Applications judged by it'),
          align: 'right',
          cell: (set) => <Num lang={lang} value={set.tracks} unit={t('건', '')} />,
        },
      ]}
    />
  )
}

/** Without a number: the version in force, or the newest. */
export const toNewest = async (visit: Visit) => {
  const set = (await findDeskRuleSets(visit.read, deskOf(visit))).find((one) => one.id === visit.params['ruleset'])
  const shown = set?.versions.find(({ state }) => state === 'in_force') ?? set?.versions[0]
  return set && shown ? redirect(`/desk/${deskOf(visit)}/rule-sets/${set.id}/versions/${shown.number}`) : notFound
}

export const drawNewRuleSet = (visit: Visit) => drawClone(visit, { from: '', nameKo: '', nameEn: '' }, {})

export const postNewRuleSet = async (visit: Visit) => {
  const typed = { from: visit.form.text('from'), nameKo: visit.form.text('nameKo'), nameEn: visit.form.text('nameEn') }
  const errors = {
    ...(typed.from === '' && { from: visit.t('바탕으로 삼을 규정을 골라 주세요.', 'Choose what to start from.') }),
    ...(typed.nameKo === '' && { nameKo: visit.t('심의규정 이름을 입력해 주세요.', 'Enter the name in Korean.') }),
    ...(typed.nameEn === '' && { nameEn: visit.t('영문 이름을 입력해 주세요.', 'Enter the name in English.') }),
  }
  if (Object.keys(errors).length > 0) return drawClone(visit, typed, errors, 422)
  const actor = actingAs(visit, 'institution')
  const made = await cloneFor(visit.app, actor, { fromVersionId: typed.from, nameKo: typed.nameKo, nameEn: typed.nameEn })
  if (!made.ok) return drawClone(visit, typed, { from: visit.t(explain(made.refusal)) }, 422)
  return redirect(
    `/desk/${actor.institutionId}/rule-sets/${made.value.ruleSetId}/versions/1`,
    text('심의규정 초안을 만들었습니다. 기관에 맞게 고쳐 주세요.', 'The draft is made. Adapt it to your institution.'),
  )
}

interface TypedClone {
  readonly from: string
  readonly nameKo: string
  readonly nameEn: string
}

const drawClone = async (visit: Visit, typed: TypedClone, errors: FieldErrors, status = 200) => {
  const { t, lang } = visit
  const sources = await findCloneSources(visit.read, deskOf(visit))
  const title = t('새 심의규정', 'New rule set')
  return page({
    title,
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`/desk/${deskOf(visit)}/rule-sets`)} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <CloneForm visit={visit} sources={sources} typed={typed} errors={errors} />
      </div>
    ),
  })
}

type Source = Awaited<ReturnType<typeof findCloneSources>>[number]

const nameOfSource = ({ t }: Visit, one: Source): string =>
  one.institutionId === null
    ? t(`표준: ${one.nameKo}`, `Standard: ${one.nameEn}`)
    : t(`${one.institutionKo}: ${one.nameKo} 제${one.number}판`, `${one.institutionEn}: ${one.nameEn}, version ${one.number}`)

interface CloneProps {
  readonly visit: Visit
  readonly sources: readonly Source[]
  readonly typed: TypedClone
  readonly errors: FieldErrors
}

const CloneForm = ({ visit, sources, typed, errors }: CloneProps) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)}>
      <Select
        lang={lang}
        name="from"
        label={t('바탕으로 삼을 규정', 'Start from')}
        required
        value={typed.from || sources[0]?.versionId}
        error={errors['from']}
        hint={t(
          '표준 심의규정이나 다른 기관이 시행 중인 규정을 복사합니다. 원래 규정은 바뀌지 않습니다.',
          'A copy of the standard set or of another institution’s; the original stays as it is.',
        )}
        options={sources.map((one) => ({
          value: one.versionId,
          label: nameOfSource(visit, one),
        }))}
      />
      <Field
        lang={lang}
        name="nameKo"
        label={t('심의규정 이름', 'Name in Korean')}
        required
        value={typed.nameKo}
        error={errors['nameKo']}
      />
      <Field lang={lang} name="nameEn" label={t('영문 이름', 'Name in English')} required value={typed.nameEn} error={errors['nameEn']} />
      <Buttons>
        <Button>{t('초안 만들기', 'Make a draft')}</Button>
      </Buttons>
    </Form>
  )
}
