import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { Day, Disclosure, Id } from '../../ui/index.ts'
import { RuleSetForFirms } from '../for-firms.tsx'
import { findPublicRuleSet } from '../queries.ts'
import { readRuleSet } from '../rule-set-version.ts'
import { defaultLabel } from '../standard.ts'

/** What an institution judges by, for everybody, before anybody applies. */
export const drawPublicRules = async (visit: Visit) => {
  const { t, lang } = visit
  const institution = visit.params['institution'] ?? ''
  const rules = await findPublicRuleSet(visit.read, institution, visit.params['ruleset'] ?? '')
  const content = readRuleSet(rules?.content)
  if (!rules || !content) return notFound
  const title = t(rules.nameKo, rules.nameEn)
  return page({
    title,
    breadcrumb: [
      { label: t('참여기관', 'Institutions'), href: visit.href('/institutions') },
      { label: t(rules.institutionKo, rules.institutionEn), href: visit.href(`/institutions/${institution}`) },
      { label: title },
    ],
    body: (
      <article class="stack">
        <p class="caption">{t(rules.institutionKo, rules.institutionEn)}</p>
        <h1>{title}</h1>
        <p class="lead">
          {t(`제${rules.number}판`, `Version ${rules.number}`)}, <Day lang={lang} value={rules.inForceAt} /> {t('시행', 'in force')}
        </p>
        <p class="quiet">
          {t(
            `‘${defaultLabel.ko}’은 공개된 자료에 정해진 값이 없어 이 마켓이 제안하는 값입니다.`,
            `“${defaultLabel.en}” marks a value that no public source gives; it is this market’s proposal.`,
          )}
        </p>
        <h2>{t('누가 신청할 수 있고 무엇을 보나요', 'Who may apply, and what is judged')}</h2>
        <RuleSetForFirms lang={lang} content={content} scoring />
        <Disclosure summary={t('이 규정이 바뀌지 않았음을 확인하기', 'Check that these rules were not changed')}>
          <p>
            {t(
              '시행한 규정의 내용은 바뀌지 않습니다. 바뀌면 새 판이 됩니다. 내용 지문(SHA-256)은 다음과 같습니다.',
              'Rules in force never change; a change is a new version. The SHA-256 of their content:',
            )}
          </p>
          <p>
            <Id>{rules.sha256}</Id>
          </p>
        </Disclosure>
      </article>
    ),
  })
}
