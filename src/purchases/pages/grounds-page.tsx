import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, Day, Disclosure, Downloads, ErrorSummary, Field, Form, Sources, StatusTag } from '../../ui/index.ts'
import { confirmGroundHere } from '../actions/record-purchase.ts'
import { assessGrounds } from '../grounds.ts'
import type { Assessed } from '../grounds.ts'
import { findSourcedGrounds } from '../queries.ts'
import { explain } from '../words.ts'
import { groundFacts } from './grounds.tsx'

type SourcedGround = Awaited<ReturnType<typeof findSourcedGrounds>>[number]

/** The grounds stand where buyers buy and on the desk: an institution of one buyer needs somebody else to confirm them. */
const groundsPlace = (visit: Visit): string =>
  `${visit.path.startsWith('/desk/') ? '/desk' : '/buying'}/${visit.params['institution']}/grounds`

export const drawGrounds = (visit: Visit) => drawGroundsWith(visit, {})
const drawGroundsWith = async (visit: Visit, errors: Readonly<Record<string, string>>) => {
  const { t, lang } = visit
  const institutionId = visit.params['institution'] ?? ''
  const grounds = await findSourcedGrounds(visit.read, institutionId)
  const assessed = new Map(
    Object.values(assessGrounds(grounds, { estimatedWon: undefined, certificates: [], contractedOn: undefined }))
      .flat()
      .map((one) => [one.ground.code, one]),
  )
  return page({
    title: t('계약 근거', 'Contract grounds'),
    density: 'staff',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('계약 근거', 'Contract grounds')}</h1>
        <p class="lead">
          {t(
            '출처와 조문 날짜가 적힌 목록입니다. 현행 조문을 확인한 뒤 우리 기관에서 쓰는 근거로 표시해 주세요. 확인한 분은 그 근거로 구매를 기록할 수 없고, 다른 담당자가 기록합니다.',
            'A list with sources and dates of text. Check the text in force, then confirm what holds at your institution. Who confirms a ground records no purchase by it: a colleague does.',
          )}
        </p>
        <ul class="rows">
          {grounds.map((ground) => (
            <GroundItem
              key={ground.code}
              visit={visit}
              ground={ground}
              assessed={assessed.get(ground.code)}
              error={errors[`note-${ground.code}`]}
            />
          ))}
        </ul>
        <Downloads lang={lang} base={visit.href(groundsPlace(visit))} />
      </div>
    ),
  })
}

interface Item {
  readonly visit: Visit
  readonly ground: SourcedGround
  readonly error: string | undefined
}
const GroundItem = ({ visit, ground, assessed, error }: Item & { readonly assessed: Assessed | undefined }) => {
  const { t, lang } = visit
  return (
    <li class="row-item" id={ground.code}>
      <p class="row-title">{t(ground.sentenceKo, ground.sentenceEn)}</p>
      <p class="quiet">{assessed ? groundFacts(visit, { ...assessed, because: [] }) : ''}</p>
      {ground.sources.length > 0 && (
        <Disclosure summary={t('출처', 'Sources')}>
          <div class="targets">
            <Sources sources={ground.sources} />
          </div>
        </Disclosure>
      )}
      {(ground.noteKo ?? ground.noteEn) && <p>{t(ground.noteKo ?? '', ground.noteEn ?? '')}</p>}
      {ground.confirmedAt ? (
        <p class="row">
          <StatusTag tone="success" word={t('우리 기관에서 확인함', 'Confirmed by this institution')} />
          <span class="quiet">
            <Day lang={lang} value={ground.confirmedAt} /> {ground.confirmerName}
          </span>
        </p>
      ) : (
        <StatusTag tone="warning" word={t('우리 기관에서 확인하지 않음', 'Not confirmed by this institution')} />
      )}
      {visit.actor.hat === 'institution' && !ground.confirmedAt && <Confirm visit={visit} ground={ground} error={error} />}
    </li>
  )
}

const Confirm = ({ visit, ground, error }: Item) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('확인했다고 표시하기', 'Confirm')} open={error !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${groundsPlace(visit)}/${ground.code}`)}>
        <Field
          lang={lang}
          name={`note-${ground.code}`}
          label={t('확인한 조문과 날짜', 'Text and date checked')}
          value={visit.form.text(`note-${ground.code}`)}
          error={error}
        />
        <Button kind="secondary" small hidden={t(ground.sentenceKo, ground.sentenceEn)}>
          {t('우리 기관의 근거로 확인하기', 'Confirm it for this institution')}
        </Button>
      </Form>
    </Disclosure>
  )
}

export const postConfirmGround = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const code = visit.params['ground'] ?? ''
  const confirmed = await confirmGroundHere(visit.app, actor, code, visit.form.text(`note-${code}`))
  if (confirmed.ok)
    return redirect(`${groundsPlace(visit)}#${code}`, text('우리 기관에서 확인한 근거로 표시했습니다.', 'Confirmed for this institution.'))
  return confirmed.refusal.code === 'not-found'
    ? notFound
    : drawGroundsWith(visit, { [`note-${code}`]: visit.t(explain(confirmed.refusal)) })
}
