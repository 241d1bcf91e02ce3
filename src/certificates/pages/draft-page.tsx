import { dayOf, yearOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { exampleNumber } from '../../rulesets/index.ts'
import { BackLink, BothVersions, Button, ErrorSummary, Field, Form, Notice, SummaryList } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { editDraft, startDraft } from '../actions/draft.ts'
import { rulesOf } from '../certificate.ts'
import type { CertificateRules } from '../certificate.ts'
import { findDeskCertificate, findTrackToCertify } from '../queries.ts'
import type { Refusal } from '../workflow.ts'
import { explain, nameWords } from '../words.ts'

interface Names {
  titleKo: string
  titleEn: string
  companyNameKo: string
  companyNameEn: string
}
const namesOf = (visit: Visit): Names => ({
  titleKo: visit.form.text('titleKo'),
  titleEn: visit.form.text('titleEn'),
  companyNameKo: visit.form.text('companyNameKo'),
  companyNameEn: visit.form.text('companyNameEn'),
})

export const drawNewDraft = async (visit: Visit): Promise<Reply> => drawNew(visit, visit.query('track'))
const drawNew = async (visit: Visit, trackId: string, names?: Names, refused?: Refusal): Promise<Reply> => {
  const track = await findTrackToCertify(visit.read, deskOf(visit), trackId)
  if (!track) return notFound
  const refusal =
    refused ?? (track.certificateId === null && track.state !== 'approved' ? ({ code: 'track-not-approved' } as const) : undefined)
  if (track.certificateId !== null && refusal === undefined) return redirect(`/desk/${deskOf(visit)}/certificates/${track.certificateId}`)
  return drawForm(visit, {
    names: names ?? track,
    rules: rulesOf(track.rules),
    hidden: { track: trackId },
    back: `/desk/${deskOf(visit)}/certificates`,
    action: `/desk/${deskOf(visit)}/certificates/new`,
    refusal,
  })
}
export const postNewDraft = async (visit: Visit): Promise<Reply> => {
  const names = namesOf(visit)
  const drafted = await startDraft(visit.app, actingAs(visit, 'institution'), visit.form.text('track'), names)
  if (drafted.ok)
    return redirect(
      `/desk/${deskOf(visit)}/certificates/${drafted.value.id}`,
      text('인증서 초안을 저장하고 승인자에게 알렸습니다.', 'The draft is saved and the approvers were told.'),
    )
  return drafted.refusal.code === 'not-found' ? notFound : drawNew(visit, visit.form.text('track'), names, drafted.refusal)
}

export const drawEditDraft = (visit: Visit): Promise<Reply> => drawEdit(visit)
const drawEdit = async (visit: Visit, names?: Names, refusal?: Refusal): Promise<Reply> => {
  const one = await findDeskCertificate(visit.read, deskOf(visit), visit.params['certificate'] ?? '')
  if (!one || one.state !== 'drafted') return notFound
  const to = `/desk/${deskOf(visit)}/certificates/${one.id}`
  return drawForm(visit, {
    names: names ?? one,
    rules: one.rules,
    hidden: { version: versionTyped(visit, one.version, refusal?.code === 'stale' ? 409 : undefined) },
    back: to,
    action: `${to}/edit`,
    refusal,
    stored: one,
  })
}
export const postEditDraft = async (visit: Visit): Promise<Reply> => {
  const names = namesOf(visit)
  const id = visit.params['certificate'] ?? ''
  const edited = await editDraft(visit.app, actingAs(visit, 'institution'), id, visit.form.whole('version'), names)
  if (edited.ok) return redirect(`/desk/${deskOf(visit)}/certificates/${id}`, text('인증서 초안을 고쳤습니다.', 'The draft is changed.'))
  return edited.refusal.code === 'not-found' ? notFound : drawEdit(visit, names, edited.refusal)
}

const numberWords = (example: string | undefined): Text =>
  example === undefined
    ? text('발급할 때 차례대로 정해집니다.', 'It is given in turn when the certificate is issued.')
    : text(
        `발급할 때 차례대로 정해집니다. 예를 들면 ${example}입니다.`,
        `It is given in turn when the certificate is issued, for example ${example}.`,
      )

const extensionWords = ({ extensions: { count, months, fromMonthsBefore: from } }: CertificateRules): Text =>
  text(
    `${count}번, ${months}개월씩${from === undefined ? '' : `, 만료 ${from}개월 전부터`}`,
    `${count}, ${months} months each${from === undefined ? '' : `, from ${from} months before the end`}`,
  )

interface FormProps {
  names: Names
  rules: CertificateRules
  hidden: Record<string, string | number>
  back: string
  action: string
  refusal?: Refusal | undefined
  stored?: Names
}
const drawForm = (visit: Visit, { names, rules, hidden, back, action, refusal, stored }: FormProps): Reply => {
  const { t, lang } = visit
  const errors: FieldErrors = refusal?.code === 'incomplete' ? { [refusal.field]: t(explain(refusal)) } : {}
  const field = (name: keyof Names) => ({ lang, name, value: names[name], error: errors[name] })
  const title = t('인증서 초안', 'Draft of a certificate')
  return page({
    title,
    density: 'staff',
    status: refusal ? (refusal.code === 'incomplete' ? 422 : 409) : 200,
    hasErrors: refusal !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(back)} />
        <h1>{title}</h1>
        <ErrorSummary
          lang={lang}
          errors={errors}
          general={refusal && refusal.code !== 'incomplete' && refusal.code !== 'stale' ? t(explain(refusal)) : undefined}
        />
        {stored && refusal?.code === 'stale' && (
          <BothVersions
            lang={lang}
            title={t(
              '그사이 다른 담당자가 이 초안을 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
              'A colleague changed this draft meanwhile. The fields below hold what you typed; saving keeps yours.',
            )}
            facts={(['titleKo', 'titleEn', 'companyNameKo', 'companyNameEn'] as const).map((name) => ({
              label: t(nameWords[name]),
              stored: stored[name],
              typed: names[name],
            }))}
          />
        )}
        <Notice
          title={t(
            '심의를 받은 내용에서 옮겨 왔습니다. 인증서에 찍히는 이름이니 확인해 주세요.',
            'Taken from what was reviewed. Check the names as they will be printed.',
          )}
        />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(action)} hidden={hidden}>
          <Field {...field('titleKo')} label={t(nameWords.titleKo)} required />
          <Field {...field('titleEn')} label={t(nameWords.titleEn)} required />
          <Field {...field('companyNameKo')} label={t(nameWords.companyNameKo)} required />
          <Field {...field('companyNameEn')} label={t(nameWords.companyNameEn)} />
          <SummaryList
            lang={lang}
            facts={[
              {
                label: t('유효기간', 'Validity'),
                value:
                  rules.validityMonths === 0
                    ? t('기한 없음', 'No end')
                    : t(`발급일부터 ${rules.validityMonths}개월`, `${rules.validityMonths} months from the day of issue`),
              },
              { label: t('연장', 'Extensions'), value: t(extensionWords(rules)) },
              {
                label: t('인증번호', 'Certificate number'),
                value: t(numberWords(exampleNumber(rules.numberPattern, deskOf(visit), yearOf(dayOf(visit.now))))),
              },
            ]}
          />
          <Button blocked={refusal?.code === 'track-not-approved' ? t(explain(refusal)) : undefined}>
            {t('초안 저장하기', 'Save the draft')}
          </Button>
        </Form>
      </div>
    ),
  })
}
