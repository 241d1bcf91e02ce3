import { dayOf } from '../../kernel/dates.ts'
import { several, text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { dossierInWords, groupWords } from '../../technologies/index.ts'
import type { TechnologyNames } from '../../technologies/index.ts'
import { Day, Disclosure, Link, Notice, ReasonList, StatusTag, SummaryList } from '../../ui/index.ts'
import { choiceKey, standingWords } from '../application.ts'
import type { Judged } from '../judge.ts'
import type { ApplicationPage } from '../queries.ts'
import { baseOf, mendLink, reasonOf } from './marks.tsx'
import { answerInWords } from './question-field.tsx'

export const Institutions = ({ visit, application, judged }: { visit: Visit; application: ApplicationPage; judged: Judged }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>{t('신청 기관', 'Institutions')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          {
            label: t('신청인의 지위', 'You apply as'),
            value: t(standingWords[application.standing]),
            change: { href: visit.href(baseOf(application)) },
          },
        ]}
      />
      {judged.offers
        .filter((one) => !one.obstacle)
        .map(({ offer, assessment }) => (
          <section key={choiceKey(offer)}>
            <h3>
              {t(offer.ko, offer.en)} <span class="quiet">{t(offer.titleKo, offer.titleEn)}</span>
            </h3>
            <SummaryList
              lang={lang}
              facts={offer.questions.map((question) => ({
                label: t(question.label),
                value:
                  answerInWords(
                    visit,
                    question,
                    application.answers[offer.institutionId]?.[question.id] ?? '',
                    application.subject.documents,
                  ) || t('아직 답하지 않았습니다', 'Not answered yet'),
                change: {
                  href: visit.href(`${baseOf(application)}#answer-${offer.institutionId}-${question.id}`),
                  what: t(question.label),
                },
              }))}
            />
            {assessment && assessment.unanswered.length > 0 && (
              <Disclosure
                summary={t(
                  `담당자가 판단할 조건 ${assessment.unanswered.length}개`,
                  `${several(assessment.unanswered.length, 'condition')} an officer judges`,
                )}
              >
                <ReasonList
                  lang={lang}
                  reasons={assessment.unanswered.map((one) =>
                    reasonOf(visit, one, mendLink(visit, one.explanation.mendAt[0], application.companyId, application.technologyId)),
                  )}
                />
              </Disclosure>
            )}
          </section>
        ))}
    </section>
  )
}

export const Papers = ({ visit, application, names }: { visit: Visit; application: ApplicationPage; names: TechnologyNames }) => {
  const { t, lang } = visit
  const { documents } = application.subject
  const isOver = ({ validTo }: { validTo: string | null }) => validTo !== null && validTo < dayOf(visit.now)
  return (
    <section>
      <h2>{t(`서류 ${documents.length}건`, several(documents.length, 'paper'))}</h2>
      {documents.some(isOver) && (
        <Notice tone="warning" title={t('유효기간이 끝난 서류가 있습니다.', 'A paper is no longer valid.')}>
          <p>
            {t(
              '그대로 제출할 수 있지만, 새로 받은 것이 있으면 바꾼 뒤 제출해 주세요.',
              'It can be sent as it is; where you hold a newer one, change it first.',
            )}
          </p>
        </Notice>
      )}
      <ul class="plain-list">
        {documents.map((one) => (
          <li key={one.id}>
            <Link href={`/files/technologies/${application.technologyId}/${one.fileId}`} download>
              {one.name}
            </Link>{' '}
            <span class="quiet">
              {t(names.documentKinds.find((kind) => kind.code === one.kind) ?? text(one.kind, one.kind))}
              {one.validTo !== null && (
                <>
                  {' '}
                  · {t('유효기간', 'Valid until')} <Day lang={lang} value={one.validTo} form="table" />
                </>
              )}{' '}
              · SHA-256 {one.sha256.slice(0, 8)}
            </span>{' '}
            {isOver(one) && <StatusTag tone="warning" word={t('만료', 'Ended')} />}
          </li>
        ))}
      </ul>
      {application.technologyVersion === null && (
        <p>
          <Link href={visit.href(`/company/${application.companyId}/technologies/${application.technologyId}/documents`)}>
            {t('서류 바꾸기', 'Change the papers')}
          </Link>
        </p>
      )}
    </section>
  )
}

export const Dossier = ({ visit, application, names }: { visit: Visit; application: ApplicationPage; names: TechnologyNames }) => {
  const { t, lang } = visit
  const { content, documents } = application.subject
  const lines = dossierInWords({ content, documents, pictures: [] }, lang, names).filter(
    ({ section, text: words }) => !section.own && (words !== '' || !section.optional),
  )
  const groups = [...new Set(lines.map((line) => line.section.group))]
  return (
    <section>
      <h2>{t('기술 내용', 'The technology')}</h2>
      {groups.map((group) => (
        <section key={group}>
          <h3>{t(groupWords[group])}</h3>
          <SummaryList
            lang={lang}
            facts={lines
              .filter((line) => line.section.group === group)
              .map((line) => ({
                label: line.label,
                value: line.text === '' ? undefined : <span class="prose">{line.text}</span>,
                ...(application.technologyVersion === null && {
                  change: {
                    href: visit.href(`/company/${application.companyId}/technologies/${application.technologyId}/${line.section.id}`),
                    what: line.label,
                  },
                }),
              }))}
          />
        </section>
      ))}
    </section>
  )
}
