import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf, keepAccess } from '../../people/index.ts'
import type { InstitutionActor, Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { sizeWords } from '../../companies/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { documentsMissing } from '../../rulesets/index.ts'
import { documentsHeld, findTechnologyNames, findVersion, TechnologyView } from '../../technologies/index.ts'
import type { KeptVersion, TechnologyNames } from '../../technologies/index.ts'
import { BackLink, Button, ButtonLink, Buttons, Choice, Day, Disclosure, Due, ErrorSummary, Field, Form, Id, Lines, Link, Notice, Select, SplitView, StatusTag, SummaryList, TextArea, Timeline } from '../../ui/index.ts'
import { standingWords } from '../application.ts'
import { answerTrackCondition, assignTrack, beginCheck, receiveTrack, returnToFirm } from '../actions/desk.ts'
import type { Done } from '../actions/desk.ts'
import { judgeCondition } from '../actions/verdict.ts'
import { isOfTechnology } from '../papers.ts'
import { baseVersionOf, findTrack } from '../track-queries.ts'
import type { CheckDetail, TrackPage } from '../track-queries.ts'
import { findColleagues } from '../queue-queries.ts'
import type { Colleague } from '../queue-queries.ts'
import { confirmerOf, mayMove, readyForReview } from '../workflow.ts'
import { confirmerWords, eventWords, explain, moveWords } from '../words.ts'
import { paperWords, sortPapers, StateTag, unitIn } from './marks.tsx'
import { conditionTag, Supplement } from './track-page.tsx'

export const drawWorkspace = async (visit: Visit) => draw(visit, {})

/** Everything to decide on one application without leaving: the frozen dossier left, the checklist right, the moves below. Four statements, and the row of the access log. */
const draw = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { institutionId: desk })
  if (!track) return notFound
  await keepAccess(visit, { whose: ['company', track.companyId], what: `read application ${track.receiptNumber}` })
  const version = await findVersion(visit.read, track.technologyId, baseVersionOf(track))
  const names = await findTechnologyNames(visit.read)
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  const colleagues = isOfficer ? await findColleagues(visit.read, desk) : []
  return page({
    title: `${track.receiptNumber} ${t(track.titleKo, track.titleEn)}`, density: 'staff', wide: true, status, hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${desk}/queue`)} label={t('할 일', 'Queue')} />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t(track.titleKo, track.titleEn)}</h1>
        <p class="row"><StateTag visit={visit} state={track.state} /> <Id>{track.receiptNumber}</Id> <span>{t(track.companyKo, track.companyEn || track.companyKo)}</span> <span>{t('담당', 'Officer')}: {track.officerName ?? t('없음', 'nobody')}</span> <span>{t('기한', 'Due')}: <Due lang={visit.lang} now={visit.now} at={track.dueAt} /></span> <Link href={visit.href(`/desk/${desk}/tracks/${track.id}/similar`)}>{t('비슷한 기술 보기', 'See near duplicates')}</Link></p>
        <SplitView
          left={{ label: t('신청 내용', 'Application'), children: <Left visit={visit} track={track} version={version} names={names} /> }}
          right={{ label: t('요건 확인', 'Checklist'), jump: t('요건 확인 바로 가기', 'Go to the checklist'), children: <Right visit={visit} track={track} version={version} isOfficer={isOfficer} errors={errors} /> }} />
        {isOfficer && <Footer visit={visit} track={track} colleagues={colleagues} errors={errors} />}
        <section><h2>{t('지나온 일', 'History')}</h2>
          <Timeline lang={lang} entries={track.events.map((event) => ({ id: String(event.id), at: event.at, title: t(eventWords[event.event]?.staff ?? text(event.event, event.event)), by: [event.personName, unitIn(visit, track, event.unit)].filter(Boolean).join(' · ') || undefined, detail: event.reason === null ? undefined : <Lines words={event.reason} /> }))} />
        </section>
      </>
    ),
  })
}

const questionLabel = (track: TrackPage, id: string): Text => {
  const asked = track.questions.find((one) => one.id === id)
  return track.rules.extraQuestions.find((one) => `r-${one.id}` === id)?.label ?? (asked ? text(asked.ko, asked.en) : text(`추가 질문 ${id}`, `Question ${id}`))
}

const Left = ({ visit, track, version, names }: { visit: Visit; track: TrackPage; version: KeptVersion | undefined; names: TechnologyNames }) => {
  const { t, lang } = visit
  return (
    <>
      <Notice title={t(`제${version?.number ?? track.submittedVersion}판, 제출 당시 그대로 고정된 내용입니다.`, `Version ${version?.number ?? track.submittedVersion}, frozen as submitted.`)}><p class="quiet">{t(`심의규정 제${track.ruleSetVersion}판`, `Rule set version ${track.ruleSetVersion}`)}{version && <> · SHA-256 {version.sha256.slice(0, 16)}</>}</p></Notice>
      <SummaryList lang={lang} facts={[
        { label: t('기업', 'Firm'), value: `${t(track.companyKo, track.companyEn ?? track.companyKo)}${track.businessNumber === null ? '' : ` · ${formatBusinessNumber(track.businessNumber)}`}` }, { label: t('신청인의 지위', 'Standing'), value: t(standingWords[track.standing]) },
        { label: t('중소기업확인서', 'SME confirmation'), value: track.confirmations.length === 0 ? undefined : track.confirmations.map((paper) => <Confirmation key={paper.id} visit={visit} companyId={track.companyId} paper={paper} />) },
        { label: t('공모', 'Call'), value: <Link href={visit.href(`/calls/${track.callId}`)}>{t(track.callKo, track.callEn)}</Link> },
        ...Object.entries(track.answers[track.institutionId] ?? {}).map(([question, value]) => ({ label: t(questionLabel(track, question)), value })),
      ]} />
      {track.supplements.map((one) => <Supplement key={one.id} visit={visit} track={track} one={one} />)}
      {track.objection && <Notice tone="warning" title={t('이의신청', 'Objection')}><p>{track.objection.grounds}</p>{track.objection.fileId && <p><Link href={`/files/tracks/${track.id}/${track.objection.fileId}`} download>{track.objection.fileName ?? ''}</Link></p>}</Notice>}
      {version && <TechnologyView lang={lang} content={version.content} documents={version.documents} pictures={version.pictures} names={names} nav fileHref={(fileId) => `/files/technologies/${track.technologyId}/${fileId}`} />}
      {track.earlier.length > 0 && <Disclosure summary={t(`이 기업의 다른 신청 ${track.earlier.length}건`, `${track.earlier.length} other applications of this firm`)}>
        <ul>{track.earlier.map((one) => <li key={one.id}><Link href={visit.href(`/desk/${track.institutionId}/tracks/${one.id}`)}>{one.titleKo}</Link> <StateTag visit={visit} state={one.state} /> <span class="quiet">{one.receiptNumber}</span></li>)}</ul>
      </Disclosure>}
    </>
  )
}

/** The paper behind a condition that the machine answers by its days alone. */
const Confirmation = ({ visit: { t, lang }, companyId, paper }: { visit: Visit; companyId: string; paper: TrackPage['confirmations'][number] }) => (
  <p>{t(sizeWords[paper.sizeClass])} · <Id>{paper.number}</Id> · <span class="nowrap"><Day lang={lang} value={paper.validFrom} form="table" /> ~ <Day lang={lang} value={paper.validTo} form="table" /></span> {paper.fileId && <Link href={`/files/companies/${companyId}/${paper.fileId}`} download>{paper.fileName ?? ''}</Link>}</p>
)

const Right = ({ visit, track, version, isOfficer, errors }: { visit: Visit; track: TrackPage; version: KeptVersion | undefined; isOfficer: boolean; errors: Record<string, string> }) => {
  const { t } = visit
  const missing = version ? documentsMissing(track.rules, track.facts, documentsHeld(version.documents)).filter((one) => isOfTechnology(one.document.kind)) : []
  const { needed, perhaps } = sortPapers(missing)
  const checks = track.rules.eligibility.flatMap((rule) => track.checks.find((one) => one.conditionId === rule.id) ?? [])
  return (
    <>
      {track.conditions.length > 0 && <><h2>{t('이행할 조건', 'Conditions to meet')}</h2><p class="quiet">{t(confirmerWords[confirmerOf(track.rules)])}</p>{track.conditions.map((one) => <ToMeet key={one.id} visit={visit} track={track} one={one} error={errors[`sent-back-${one.id}`]} />)}</>}
      <h2>{t('자격 조건', 'Conditions')}</h2>
      {checks.length === 0 ? <p class="quiet">{track.state === 'submitted' || track.state === 'received' ? t('요건검토를 시작하면 조건마다 기계 판단이 표시됩니다.', 'Once the check begins, the machine’s answer stands beside each condition.') : t('판단할 조건이 없습니다.', 'There is no condition to judge.')}</p>
        : checks.map((check) => <Condition key={check.conditionId} visit={visit} track={track} check={check} isOfficer={isOfficer && track.state === 'checking'} error={errors[`note-${check.conditionId}`]} />)}
      {needed.length > 0 && <><h2>{t('빠진 서류', 'Missing papers')}</h2><ul>{needed.map((one) => <li key={one.document.id}>{t(paperWords(one))}</li>)}</ul></>}
      {perhaps.length > 0 && <><h2>{t('해당하면 있어야 할 서류', 'Papers needed only if they apply')}</h2><ul>{perhaps.map((one) => <li key={one.document.id}>{t(one.name)}</li>)}</ul></>}
    </>
  )
}

const answerTags = { yes: { tone: 'success', word: text('예', 'Yes') }, no: { tone: 'danger', word: text('아니요', 'No') }, unknown: { tone: 'warning', word: text('모름', 'Not known') } } as const

const Condition = ({ visit, track, check, isOfficer, error }: { visit: Visit; track: TrackPage; check: CheckDetail; isOfficer: boolean; error: string | undefined }) => {
  const { t, lang } = visit
  const rule = track.rules.eligibility.find((one) => one.id === check.conditionId)
  const machine = answerTags[check.machineAnswer]
  const name = rule ? t(rule.name) : check.conditionId
  return (
    <section class="row-item" id={`condition-${check.conditionId}`}>
      <h3>{name}</h3>
      <p>{t(check.because.rule)}</p>
      <p><StatusTag tone={machine.tone} icon={check.machineAnswer === 'unknown' ? 'question' : undefined} word={t(`기계 판단: ${machine.word.ko}`, `Machine: ${machine.word.en}`)} /> {check.because.fact && <span class="quiet">{t(check.because.fact)}</span>}</p>
      {check.officerAnswer && <p><StatusTag tone={answerTags[check.officerAnswer].tone} word={t(`담당자: ${answerTags[check.officerAnswer].word.ko}`, `Officer: ${answerTags[check.officerAnswer].word.en}`)} /> <span class="quiet">{[check.officerName, check.officerNote].filter(Boolean).join(' · ')}</span></p>}
      {isOfficer && (
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${track.institutionId}/tracks/${track.id}/conditions/${check.conditionId}`)}>
          <Choice lang={lang} name={`answer-${check.conditionId}`} label={t('담당자 판단', 'Your answer')} inline optionalWord="" value={visit.form.text(`answer-${check.conditionId}`) || (check.officerAnswer ?? (check.machineAnswer === 'unknown' ? '' : check.machineAnswer))} options={[{ value: 'yes', label: t('충족', 'Met') }, { value: 'no', label: t('불충족', 'Not met') }]} />
          <Field lang={lang} name={`note-${check.conditionId}`} label={t('메모(기계 판단과 다르면 필수)', 'Note (required when you overrule the machine)')} optionalWord="" value={visit.form.text(`note-${check.conditionId}`) || (check.officerNote ?? '')} error={error} />
          <Button small kind="secondary" hidden={name}>{t('판단 저장하기', 'Save')}</Button>
        </Form>
      )}
    </section>
  )
}

const ToMeet = ({ visit, track, one, error }: { visit: Visit; track: TrackPage; one: TrackPage['conditions'][number]; error: string | undefined }) => {
  const { t, lang } = visit
  const mayConfirm = visit.actor.hat === 'institution' && visit.actor.roles.includes(confirmerOf(track.rules))
  const base = visit.href(`/desk/${track.institutionId}/tracks/${track.id}/to-meet/${one.id}`)
  return (
    <section class="row-item">
      <p class="strong">{one.ko} {conditionTag(visit, one.state)}</p>
      <p class="quiet">{t('기한 ', 'Due ')}<Day lang={lang} value={one.dueOn} /></p>
      {one.returnedNote && one.state === 'open' && <Notice title={t('되돌려 보냈습니다. 기업의 보고를 기다립니다.', 'Sent back; the firm is to report again.')}><p>{one.returnedNote}</p></Notice>}
      {one.report && <p>{one.report}{one.fileId && <> · <Link href={`/files/tracks/${track.id}/${one.fileId}`} download>{one.fileName ?? ''}</Link></>}</p>}
      {mayConfirm && one.state === 'reported' && track.state === 'conditional' && (
        <>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/confirm`}><Button small hidden={one.ko}>{t('이행 확인하기', 'Confirm')}</Button></Form>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/send-back`}><Field lang={lang} name={`sent-back-${one.id}`} label={t('다시 확인할 점', 'What to look at again')} error={error} value={visit.form.text(`sent-back-${one.id}`)} /><Button small kind="secondary" hidden={one.ko}>{t('되돌려 보내기', 'Send back')}</Button></Form>
        </>
      )}
    </section>
  )
}

/** What can be done now; what cannot says why. */
const Footer = ({ visit, track, colleagues, errors }: { visit: Visit; track: TrackPage; colleagues: readonly Colleague[]; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const base = visit.href(`/desk/${track.institutionId}/tracks/${track.id}`)
  const ready = readyForReview(track, track.checks)
  return (
    <section class="panel" id="moves">
      <h2>{t('처리', 'What to do')}</h2>
      <Buttons>
        {track.state === 'submitted' && <Form lang={lang} csrf={visit.csrf} action={`${base}/receive`}><Button>{t(moveWords.receive)}</Button></Form>}
        {track.state === 'received' && <Form lang={lang} csrf={visit.csrf} action={`${base}/begin-check`}><Button>{t(moveWords['begin-check'])}</Button></Form>}
        {(track.state === 'checking' || track.state === 'objected') && (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${track.institutionId}/reviews`)} hidden={{ track: track.id }}><Button blocked={ready.ok ? undefined : t(explain(ready.refusal))}>{t(moveWords[track.state === 'objected' ? 'start-objection-review' : 'start-review'])}</Button></Form>
        )}
        {track.state === 'checking' && <ButtonLink kind="secondary" href={`${base}/supplement`}>{t(moveWords['request-supplement'])}</ButtonLink>}
        {track.state === 'supplement_requested' && <ButtonLink kind="secondary" href={`${base}/supplement`}>{t('보완 요청 보기', 'See the request')}</ButtonLink>}
        {track.state === 'approved' && !track.certificate && <ButtonLink href={visit.href(`/desk/${track.institutionId}/certificates/new?track=${track.id}`)}>{t('인증서 작성하기', 'Draft the certificate')}</ButtonLink>}
        {track.openReviewId && <ButtonLink kind="secondary" href={visit.href(`/desk/${track.institutionId}/reviews/${track.openReviewId}`)}>{t('심의 보기', 'See the review')}</ButtonLink>}
      </Buttons>
      {mayMove(track.state, 'return') && (
        <Disclosure summary={t(moveWords.return)} open={errors['reason'] !== undefined}>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/return`}>
            <TextArea lang={lang} name="reason" label={t('반려 사유', 'Reasons')} required rows={5} max={2000} error={errors['reason']} value={visit.form.text('reason') || proposedReason(visit, track)} hint={t('기업이 그대로 읽습니다. 무엇을 고치면 다시 신청할 수 있는지 적어 주세요.', 'The firm reads it as it is. Say what would let them apply again.')} />
            <Button kind="danger">{t(moveWords.return)}</Button>
          </Form>
        </Disclosure>
      )}
      {track.state !== 'submitted' && (
        <Disclosure summary={t('담당자 바꾸기', 'Change the officer')} open={errors['officer'] !== undefined}>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/assign`}>
            <Select lang={lang} name="officer" label={t('담당자', 'Officer')} required value={track.officerId ?? ''} error={errors['officer']} options={colleagues.map((one) => ({ value: one.id, label: one.name }))} /><Button kind="secondary">{t('담당자 배정하기', 'Assign')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

/** The conditions that are not met, as a first draft of the reason. */
const proposedReason = (visit: Visit, track: TrackPage): string =>
  track.checks.filter((one) => (one.officerAnswer ?? one.machineAnswer) === 'no').map((one) => [visit.t(one.because.rule), one.because.fact && visit.t(one.because.fact), one.officerNote].filter(Boolean).join(' ')).join('\n')

const act = async (visit: Visit, work: (tx: Tx, by: InstitutionActor, trackId: string) => Promise<Done>, flash: Text, field?: string) => {
  const actor = actingAs(visit, 'institution')
  const trackId = visit.params['track'] ?? ''
  const done = await inTransaction(visit.app.db, actor, (tx) => work(tx, actor, trackId))
  if (done.ok) return redirect(`/desk/${actor.institutionId}/tracks/${trackId}`, flash)
  if (done.refusal.code === 'not-found') return notFound
  const sentence = visit.t(explain(done.refusal))
  const isTyped = field !== undefined && ['reason', 'note'].includes(done.refusal.code)
  return isTyped ? draw(visit, { [field]: sentence }, 422) : draw(visit, {}, done.refusal.code === 'already' ? 409 : done.refusal.code === 'wrong-state' || done.refusal.code === 'stale' ? 409 : 422, sentence)
}

export const postReceive = (visit: Visit) => act(visit, (tx, by, id) => receiveTrack(tx, by, id), text('접수했습니다.', 'Received.'))
export const postAssign = (visit: Visit) => act(visit, (tx, by, id) => assignTrack(tx, by, id, visit.form.text('officer')), text('담당자를 바꿨습니다.', 'Assigned.'))
export const postBeginCheck = (visit: Visit) => act(visit, (tx, by, id) => beginCheck(tx, by, id), text('요건검토를 시작했습니다.', 'The check has begun.'))
export const postReturn = (visit: Visit) => act(visit, (tx, by, id) => returnToFirm(tx, by, id, visit.form.text('reason')), text('신청을 반려하고 기업에 알렸습니다.', 'Returned; the firm was told.'), 'reason')
export const postCondition = (visit: Visit) => {
  const condition = visit.params['condition'] ?? ''
  const answer = visit.form.text(`answer-${condition}`)
  if (answer !== 'yes' && answer !== 'no') return draw(visit, { [`note-${condition}`]: visit.t('충족 여부를 골라 주세요.', 'Choose met or not met.') }, 422)
  return act(visit, (tx, by, id) => answerTrackCondition(tx, by, id, condition, answer, visit.form.text(`note-${condition}`)), text('판단을 저장했습니다.', 'Saved.'), `note-${condition}`)
}
export const postConfirmCondition = (visit: Visit) => act(visit, (tx, by, id) => judgeCondition(tx, by, id, visit.params['condition'] ?? '', { met: true }), text('조건 이행을 확인했습니다.', 'Confirmed.'))
export const postSendBackCondition = (visit: Visit) => {
  const condition = visit.params['condition'] ?? ''
  return act(visit, (tx, by, id) => judgeCondition(tx, by, id, condition, { met: false, note: visit.form.text(`sent-back-${condition}`) }), text('기업에 되돌려 보냈습니다.', 'Sent back to the firm.'), `sent-back-${condition}`)
}
