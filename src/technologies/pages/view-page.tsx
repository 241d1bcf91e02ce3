import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { BackLink, Id, Notice } from '../../ui/index.ts'
import { findTechnology, findTechnologyNames, findVersion } from '../queries.ts'
import { TechnologyView } from '../technology-view.tsx'
import { titleOf } from '../title.ts'
import { base } from './posted.ts'

/** Everything that was written, to read in one go: the present draft, or a kept version. */
export const drawView = async (visit: Visit) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return notFound
  const asked = visit.query('version')
  const version = /^\d{1,6}$/.test(asked) ? await findVersion(visit.read, technology.id, Number(asked)) : undefined
  if (asked !== '' && !version) return notFound
  const { content, documents, pictures } = version ?? technology
  return page({
    title: titleOf(t, content) || t('(이름 없음)', '(untitled)'),
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`${base(visit, technology.id)}${version ? '/versions' : ''}`)} />
        <h1>{titleOf(t, content) || t('(이름 없음)', '(untitled)')}</h1>
        {version && (
          <Notice
            title={t(`제${version.number}판입니다. 남긴 때의 내용 그대로입니다.`, `Version ${version.number}, exactly as it was kept.`)}
          >
            <p>
              SHA-256 <Id>{version.sha256}</Id>
            </p>
          </Notice>
        )}
        <TechnologyView
          lang={lang}
          content={content}
          documents={documents}
          pictures={pictures}
          names={await findTechnologyNames(visit.read)}
          fileHref={(file) => `/files/technologies/${technology.id}/${file}`}
          nav
        />
      </>
    ),
  })
}
