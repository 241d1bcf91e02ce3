import { showClosing } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Link, Notice, ReasonList } from '../../ui/index.ts'
import { choiceKey } from '../application.ts'
import type { Judged, Obstacle } from '../judge.ts'
import type { ApplicationPage } from '../queries.ts'
import { mendLink, paperHref, paperWords, reasonOf, sortPapers } from './marks.tsx'

export const obstacleWords = (obstacle: Obstacle): Text => {
  switch (obstacle.code) {
    case 'closed':
      return obstacle.at
        ? text(`${showClosing(obstacle.at, 'ko')}에 마감되었습니다.`, `It closed on ${showClosing(obstacle.at, 'en')}.`)
        : text('접수가 끝났습니다.', 'It is no longer open.')
    case 'claim-rejected':
      return text(
        '회사 확인이 받아들여지지 않아 신청서를 제출할 수 없습니다.',
        'The claim to your firm was rejected, so no application can be submitted.',
      )
    case 'claim-withdrawn':
      return text(
        '회사 확인 요청을 철회하여 신청서를 제출할 수 없습니다.',
        'The claim to your firm was withdrawn, so no application can be submitted.',
      )
    case 'no-rules':
      return text('시행 중인 심의규정이 없어 지금은 받을 수 없습니다.', 'No rule set is in force, so it cannot be received now.')
    case 'already':
      return text('이 기술로 이 공모에 이미 신청했습니다.', 'You have applied to this call with this technology.')
    case 'not-eligible':
      return text('신청 자격이 맞지 않습니다.', 'It does not meet the conditions.')
  }
}

/** What stands in the way, institution by institution, with the rule, the fact and what mends it. */
export const Obstacles = ({ visit, application, judged }: { visit: Visit; application: ApplicationPage; judged: Judged }) => {
  const { t, lang } = visit
  const { claim } = application
  const hindered = judged.offers.filter((one) => one.obstacle && !one.obstacle.code.startsWith('claim-'))
  return (
    <>
      {(claim === 'rejected' || claim === 'withdrawn') && (
        <Notice tone="danger" title={t(obstacleWords({ code: `claim-${claim}` }))}>
          <p>
            <Link href={visit.href(`/company/${application.companyId}/profile#registration`)}>
              {claim === 'rejected' ? t('사유를 보고 다시 확인 요청하기', 'See why, and ask again') : t('다시 확인 요청하기', 'Ask again')}
            </Link>
          </p>
        </Notice>
      )}
      {hindered.map(
        ({ offer, obstacle, assessment }) =>
          obstacle && (
            <Notice
              key={choiceKey(offer)}
              tone="warning"
              title={`${t(offer.ko, offer.en)} · ${t(offer.titleKo, offer.titleEn)}: ${t(obstacleWords(obstacle))}`}
            >
              {obstacle.code === 'closed' && (
                <p>
                  {t(
                    '작성하신 내용은 그대로 보관되어 있습니다. 이 기관을 뺀 나머지에는 제출할 수 있습니다.',
                    'What you wrote is kept. You can still submit to the others.',
                  )}
                </p>
              )}
              {obstacle.code === 'already' && (
                <p>
                  <Link href={visit.href(`/company/${application.companyId}/tracks/${obstacle.trackId}`)}>
                    {t('진행 상황 보기', 'See how it stands')}
                  </Link>
                </p>
              )}
              {obstacle.code === 'not-eligible' && assessment && (
                <ReasonList
                  lang={lang}
                  reasons={assessment.failing.map((one) =>
                    reasonOf(visit, one, mendLink(visit, one.explanation.mendAt[0], application.companyId, application.technologyId)),
                  )}
                />
              )}
            </Notice>
          ),
      )}
    </>
  )
}

/** What is missing, by name, each leading to where it is mended. Nothing when nothing is. */
export const Missing = ({ visit, application, judged }: { visit: Visit; application: ApplicationPage; judged: Judged }) => {
  const { t } = visit
  const { companyId, technologyId } = application
  const open = judged.offers.filter((one) => !one.obstacle)
  const papers = [
    ...new Map(open.flatMap((one) => one.papers).map((paper) => [`${paper.document.kind}${paper.because.code}`, paper])).values(),
  ]
  const { needed, perhaps } = sortPapers(papers)
  const questions = open.flatMap((one) => one.questions.map((question) => ({ question, offer: one.offer })))
  return (
    <>
      {judged.sections.length + needed.length + questions.length > 0 && (
        <Notice tone="warning" title={t('제출하기 전에 채울 것이 있습니다.', 'Some things are missing before you can submit.')}>
          <ul>
            {judged.sections.map((section) => (
              <li key={section.id}>
                <Link href={visit.href(`/company/${companyId}/technologies/${technologyId}/${section.id}`)}>{t(section.task)}</Link>
              </li>
            ))}
            {needed.map((paper) => (
              <li key={paper.document.id}>
                <Link href={visit.href(paperHref(paper.document.kind, companyId, technologyId))}>{t(paperWords(paper))}</Link>
              </li>
            ))}
            {questions.map(({ question, offer }) => (
              <li key={`${offer.institutionId}.${question.id}`}>
                <Link
                  href={visit.href(`/company/${companyId}/applications/${application.id}#answer-${offer.institutionId}-${question.id}`)}
                >
                  {t(`${offer.ko}의 질문: ${question.label.ko}`, `${offer.en} asks: ${question.label.en}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {perhaps.length > 0 && (
        <Notice
          title={t(
            '해당하면 더 올릴 서류가 있습니다. 해당하지 않으면 그대로 제출할 수 있습니다.',
            'These papers are needed only if they apply to you; if not, you can submit without them.',
          )}
        >
          <ul>
            {perhaps.map((paper) => (
              <li key={paper.document.id}>
                <Link href={visit.href(paperHref(paper.document.kind, companyId, technologyId))}>{t(paper.name)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
