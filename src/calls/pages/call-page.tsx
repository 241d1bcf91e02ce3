import { showContact } from '../../institutions/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { readRuleSet } from '../../rulesets/index.ts'
import { RuleSetForFirms } from '../../rulesets/index.ts'
import { ButtonLink, Closing, Day, DayTime, Disclosure, Downloads, Link, Notice, StatusTag, SummaryList } from '../../ui/index.ts'
import { closingOf, isOpen, opennessOf, wasClosedEarly } from '../call.ts'
import { findCall } from '../queries.ts'
import type { CallDetail } from '../queries.ts'
import { opennessWords, programmeWords, questionWords, questionsWord, stateWords } from '../words.ts'
import { CallClock, JointNotice } from './call-list.tsx'
import { hasClosing } from './closing-date.ts'

/** The call of an address, once everybody may read it. */
export const publicCall = async (visit: Visit): Promise<CallDetail | undefined> => {
  const call = await findCall(visit.read, visit.params['call'] ?? '')
  return call && ['published', 'closed', 'cancelled'].includes(call.state) && call.publishedAt !== null ? call : undefined
}

export const drawCall = async (visit: Visit) => {
  const { t, lang } = visit
  const call = await publicCall(visit)
  if (!call) return notFound
  const openness = opennessOf(call, visit.now)
  const title = t(call.titleKo, call.titleEn)
  const contact = showContact(call)
  return page({
    title,
    breadcrumb: [{ label: t('공모', 'Calls'), href: visit.href('/calls') }, { label: title }],
    body: (
      <article>
        <p class="caption">
          {t(programmeWords[call.programme] ?? { ko: call.programme, en: call.programme })}
          {call.theme === 'themed' && t(' · 특화공모', ' · themed')}
        </p>
        <h1>{title}</h1>
        <p class="row">
          {call.state === 'cancelled' ? (
            <StatusTag tone="danger" word={t(stateWords.cancelled)} />
          ) : (
            <StatusTag
              tone={openness === 'open' ? 'success' : openness === 'upcoming' ? 'info' : 'neutral'}
              word={t(opennessWords[openness])}
            />
          )}{' '}
          <span>{t(call.leadKo, call.leadEn)}</span>
        </p>
        {call.state !== 'cancelled' && (
          <p>
            <CallClock visit={visit} call={call} large />
            {hasClosing(call, visit.now) && (
              <>
                {' '}
                <Link href={visit.href(`/calls/${call.id}/closing.ics`)} download>
                  {t('마감을 내 달력에 담기(ICS)', 'Add the closing to my calendar (ICS)')}
                </Link>
              </>
            )}
          </p>
        )}
        {call.state === 'cancelled' && (
          <Notice tone="danger" title={t('취소된 공모입니다.', 'This call was cancelled.')}>
            <p>{call.cancelReason}</p>
          </Notice>
        )}
        {wasClosedEarly(call) && (
          <Notice tone="warning" title={t('공고한 마감보다 먼저 마감한 공모입니다.', 'This call was closed before its announced instant.')}>
            <p>{call.closingReason}</p>
          </Notice>
        )}
        {isOpen(call, visit.now) && <Apply visit={visit} call={call} />}
        {call.institutions.length > 1 && <JointNotice visit={visit} count={call.institutions.length} />}
        <SummaryList
          lang={lang}
          facts={[
            { label: t('접수 시작', 'Opens'), value: <DayTime lang={lang} value={call.opensAt} /> },
            ...closingFacts(visit, call),
            { label: t('기관', 'Institutions'), value: call.institutions.map((one) => t(one.ko, one.en)).join(', ') },
            ...(contact === undefined ? [] : [{ label: t('문의', 'Contact'), value: `${t(call.leadKo, call.leadEn)} ${contact}` }]),
          ]}
        />
        <h2>{t('공고문', 'Notice')}</h2>
        {lang === 'en' && call.bodyEn === '' && (
          <p class="quiet">{t('영문 공고문은 없습니다.', 'This notice was published in Korean only.')}</p>
        )}
        <div class="prose">{paragraphs(t(call.bodyKo, call.bodyEn || call.bodyKo))}</div>
        <Rules visit={visit} call={call} />
        <Asked visit={visit} call={call} />
        <Files visit={visit} call={call} />
        <Questions visit={visit} call={call} />
      </article>
    ),
  })
}

/** When the call closes or closed; of one that was closed before, what it had announced, too. */
export const closingFacts = ({ t, lang }: Visit, call: CallDetail) => {
  const closing = closingOf(call)
  if (!call.closesAt || !wasClosedEarly(call))
    return [
      { label: t('마감', 'Closes'), value: closing ? <Closing lang={lang} value={closing} /> : t('상시 접수', 'Rolling, no closing date') },
    ]
  return [
    { label: t('마감한 때', 'Closed'), value: <DayTime lang={lang} value={call.closedAt} /> },
    { label: t('공고한 마감', 'Announced closing'), value: <Closing lang={lang} value={call.closesAt} /> },
  ]
}

export const paragraphs = (words: string) => words.split(/\n{2,}/).map((one) => <p key={one}>{one}</p>)

const Apply = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const { t } = visit
  const firms = visit.signedIn?.hats.filter((hat) => hat.key.startsWith('company:')) ?? []
  const first = firms[0]
  return first ? (
    <p class="buttons">
      {firms.map((hat) => (
        <ButtonLink
          key={hat.key}
          href={visit.href(`${hat.path}/applications/new?call=${call.id}`)}
          kind={hat === first ? 'primary' : 'secondary'}
        >
          {firms.length > 1 ? t(`${hat.label.ko} 이름으로 신청하기`, `Apply as ${hat.label.en}`) : t('신청하기', 'Apply')}
        </ButtonLink>
      ))}
      <ButtonLink kind="secondary" href={visit.href(`${first.path}/pre-check?call=${call.id}`)}>
        {t('신청 자격 사전 확인하기', 'Check whether you qualify')}
      </ButtonLink>
    </p>
  ) : (
    <p class="buttons">
      {visit.signedIn === undefined ? (
        <ButtonLink href={visit.href(`/sign-in?next=${encodeURIComponent(visit.href(`/calls/${call.id}`))}`)}>
          {t('로그인하고 신청하기', 'Sign in to apply')}
        </ButtonLink>
      ) : (
        visit.signedIn.hats.length === 0 && (
          <ButtonLink href={visit.href('/companies/new')}>{t('회사 등록하고 신청하기', 'Register a firm to apply')}</ButtonLink>
        )
      )}
      <ButtonLink kind="secondary" href={visit.href('/pre-check')}>
        {t('신청 자격 사전 확인하기', 'Check whether you qualify')}
      </ButtonLink>
    </p>
  )
}

/** Each institution's rules in sentences; scoring is the lead's. */
const Rules = ({ visit, call }: { visit: Visit; call: CallDetail }) => (
  <section id="rules">
    <h2>{visit.t('누가 신청할 수 있고 무엇을 보나요', 'Who may apply, and what is judged')}</h2>
    {call.rules.map((rule) => {
      const content = readRuleSet(rule.content)
      const body = content ? (
        <RuleSetForFirms lang={visit.lang} content={content} scoring={rule.isLead} />
      ) : (
        <p>{visit.t('시행 중인 심의규정이 없습니다.', 'No rule set is in force.')}</p>
      )
      const heading = `${visit.t(rule.ko, rule.en)} — ${visit.t(rule.ruleSetKo, rule.ruleSetEn)}${rule.versionNumber === null ? '' : visit.t(` 제${rule.versionNumber}판`, `, version ${rule.versionNumber}`)}`
      return call.rules.length === 1 ? (
        <div key={rule.institutionId}>
          <p class="quiet">{heading}</p>
          {body}
        </div>
      ) : (
        <Disclosure key={rule.institutionId} summary={heading} open={rule.isLead}>
          {body}
        </Disclosure>
      )
    })}
  </section>
)

/** What the call itself asks beside the rules, so that nobody meets a question only inside the application. */
const Asked = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const { t } = visit
  const asking = call.rules.filter((rule) => rule.extraQuestions.length > 0)
  return asking.length === 0 ? null : (
    <section>
      <h2>{t('이 공모에서 더 묻는 것', 'What this call asks besides')}</h2>
      <p class="quiet">{t('신청서에서 답합니다.', 'Answered in the application.')}</p>
      {asking.map((rule) => (
        <div key={rule.institutionId}>
          {call.rules.length > 1 && <h3>{t(rule.ko, rule.en)}</h3>}
          <ul>
            {rule.extraQuestions.map((one) => (
              <li key={one.id}>{t(questionWords(one))}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const Files = ({ visit, call }: { visit: Visit; call: CallDetail }) =>
  call.files.length === 0 ? null : (
    <section>
      <h2>{visit.t('서식과 첨부', 'Forms and files')}</h2>
      <ul>
        {call.files.map((file) => (
          <li key={file.id}>
            <Link href={`/files/calls/${call.id}/${file.fileId}`} download>
              {visit.t(file.titleKo, file.titleEn)}
            </Link>{' '}
            <span class="quiet">{file.name}</span>
          </li>
        ))}
      </ul>
    </section>
  )

const Questions = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const { t, lang } = visit
  const firm = visit.signedIn?.hats.find((hat) => hat.key.startsWith('company:'))
  return (
    <section id="questions">
      <h2>{t(questionsWord)}</h2>
      {call.questions.length === 0 && <p class="quiet">{t('아직 올라온 질문이 없습니다.', 'No questions yet.')}</p>}
      {call.questions.map((one) => (
        <div key={one.id} class="qa">
          <p class="strong">
            {t('질문. ', 'Q. ')}
            {one.question}{' '}
            <span class="quiet">
              <Day lang={lang} value={one.askedAt} />
            </span>
          </p>
          {one.answer ? (
            <p>
              {t('답변. ', 'A. ')}
              {one.answer}
            </p>
          ) : (
            <p class="quiet">{t('담당 기관이 답변을 준비하고 있습니다.', 'The institution is preparing an answer.')}</p>
          )}
        </div>
      ))}
      {call.questions.length > 0 && <Downloads lang={lang} base={visit.href(`/calls/${call.id}/questions`)} what={t(questionsWord)} />}
      {firm && (
        <p>
          <Link href={visit.href(`${firm.path}/calls/${call.id}/ask`)}>{t('질문 남기기', 'Ask a question')}</Link>
        </p>
      )}
    </section>
  )
}
