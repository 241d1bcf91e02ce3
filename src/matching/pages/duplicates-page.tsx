import { showNumber } from '../../kernel/show.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { deskOf, keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { assignmentFor, blinded } from '../../reviews/index.ts'
import { findVersion, titleOf } from '../../technologies/index.ts'
import type { TechnologyContent } from '../../technologies/index.ts'
import { BackLink, Disclosure, Empty, Link, Notice, StatusTag } from '../../ui/index.ts'
import { candidateListings, knownBy, nearDuplicates } from '../duplicates.ts'
import type { Likeness, NearDuplicate } from '../duplicates.ts'
import { findComparableListings, findComparableTracks, findDossierOfTrack } from '../queries.ts'
import type { Comparable } from '../queries.ts'
import { sameParts } from '../shared-text.ts'
import { points } from './score-parts.tsx'

/** So many of the latest applications to the institution are gone through for words of the dossier, and so many that have most of them compared. */
const [tracksThrough, tracksCompared] = [5000, 150]

/** At the desk: what is nearly the same as a dossier, among everything listed and what was sent to the same institution. */
export const drawForDesk = async (visit: Visit): Promise<Reply> => {
  const desk = deskOf(visit)
  const dossier = await findDossierOfTrack(visit.read, desk, visit.params['track'] ?? '')
  if (!dossier) return notFound
  await keepAccess(visit, { whose: ['company', dossier.companyId], what: `compared application ${dossier.receiptNumber}` })
  const version = await findVersion(visit.read, dossier.technologyId, dossier.number)
  if (!version) return notFound
  const index = visit.app.searches?.get('catalogue')
  const [ids, words] = await Promise.all([candidateListings(index, version.content), knownBy(index, version.content)])
  const [listings, tracks] = await Promise.all([
    findComparableListings(visit.read, ids ?? [], dossier.technologyId),
    findComparableTracks(visit.read, desk, dossier.technologyId, { words, through: tracksThrough, many: tracksCompared }),
  ])
  return draw(visit, {
    title: titleOf(visit.t, version.content),
    back: `/desk/${desk}/tracks/${dossier.trackId}`,
    isReady: ids !== undefined,
    found: nearDuplicates({ content: version.content, companyId: dossier.companyId }, [...listings, ...tracks]),
    hidesFirms: false,
    compared: visit.t(
      `등록기술 전체와 이 기관에 들어온 신청(최근 ${showNumber(tracksThrough)}건까지) 가운데 쓰인 낱말이 가장 비슷한 ${tracks.length}건을 견주었습니다.`,
      `Compared with everything listed and, of the applications to this institution (the latest ${showNumber(tracksThrough)} at most), the ${tracks.length} nearest in words.`,
    ),
  })
}

/** For a member of the committee: the same among public listings only; where the firm is blinded, nothing tells it. */
export const drawForReviewer = async (visit: Visit): Promise<Reply> => {
  const one = await assignmentFor(visit, 'dossier')
  if (!one) return notFound
  const { review } = one
  await keepAccess(visit, {
    whose: ['company', review.companyId],
    what: `compared dossier ${review.technologyId} version ${review.technologyVersion} for review ${review.id}`,
  })
  const version = await findVersion(visit.read, review.technologyId, review.technologyVersion)
  if (!version) return notFound
  const hidesFirms = review.rules.blinding.companyName
  const ids = await candidateListings(visit.app.searches?.get('catalogue'), version.content)
  const listings = (await findComparableListings(visit.read, ids ?? [], review.technologyId)).filter(
    (listing) => !hidesFirms || listing.companyId !== review.companyId,
  )
  const content: TechnologyContent = blinded(visit, review, version.content)
  return draw(visit, {
    title: one.title,
    back: `/reviews/${review.id}`,
    isReady: ids !== undefined,
    found: nearDuplicates({ content, companyId: review.companyId }, listings),
    hidesFirms,
    compared: hidesFirms
      ? visit.t(
          '공개된 등록기술과 견주었습니다. 기업 이름을 가리는 심의이므로 같은 기업의 등록기술은 뺐습니다.',
          'Compared with public listings. The firm is blinded here, so its own listings are left out.',
        )
      : visit.t('공개된 등록기술과 견주었습니다.', 'Compared with public listings.'),
  })
}

interface Drawn {
  readonly title: string
  readonly back: string
  readonly isReady: boolean
  readonly found: readonly NearDuplicate[]
  readonly compared: string
  readonly hidesFirms: boolean
}

const draw = (visit: Visit, { title, back, isReady, found, compared, hidesFirms }: Drawn): Reply => {
  const { t, lang } = visit
  return page({
    title: t(`비슷한 기술: ${title}`, `Near duplicates: ${title}`),
    density: 'staff',
    wide: true,
    noIndex: true,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(back)} label={title} />
        <h1>{t('비슷한 기술', 'Near duplicates')}</h1>
        <p class="lead">{title}</p>
        {!isReady && (
          <Notice
            tone="warning"
            title={t(
              '검색 색인을 준비하고 있어 등록기술과는 견주지 못했습니다.',
              'The search index is being prepared: listings were not compared.',
            )}
          />
        )}
        <p>
          {compared}{' '}
          {t('판단은 사람이 합니다. 겹치는 까닭이 정당할 수 있습니다.', 'People judge: there may be good reasons for what is shared.')}
        </p>
        {found.length === 0 ? (
          <Empty
            title={t('비슷한 기술이 없습니다.', 'Nothing is nearly the same.')}
            reason={t(
              '글의 10% 이상이 겹치거나 이름이나 권리 번호가 같은 기술이 없습니다.',
              'Nothing shares a tenth of its text, its name or a right.',
            )}
          />
        ) : (
          <ol class="rows">
            {found.map((one) => (
              <Found key={one.found.id} visit={visit} one={one} hidesFirms={hidesFirms} />
            ))}
          </ol>
        )}
      </>
    ),
  })
}

const said = (visit: Visit, part: Likeness): string => {
  const { t } = visit
  switch (part.kind) {
    case 'text':
      return t(`글의 ${Math.round(part.share * 100)}%가 겹침`, `${Math.round(part.share * 100)}% of the text is shared`)
    case 'title':
      return t('이름이 같음', 'Same name')
    case 'company':
      return t('같은 기업', 'Same firm')
    case 'right':
      return t(`같은 권리 번호: ${part.numbers.join(', ')}`, `Same right: ${part.numbers.join(', ')}`)
  }
}

/** Where something that was found stands, and what it is there. */
const addressOf = (visit: Visit, { kind, id }: Comparable): string =>
  visit.href(kind === 'listing' ? `/catalogue/${id}` : `/desk/${deskOf(visit)}/tracks/${id}`)
const kindOf = ({ t }: Visit, { kind, receiptNumber }: Comparable): string =>
  kind === 'listing'
    ? t('등록기술', 'Listing')
    : t(`이 기관에 낸 신청 ${receiptNumber ?? ''}`, `Application ${receiptNumber ?? ''} to this institution`)

const Found = ({ visit, one, hidesFirms }: { visit: Visit; one: NearDuplicate; hidesFirms: boolean }) => {
  const { t } = visit
  const { found } = one
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={addressOf(visit, found)}>{titleOf(t, found.content)}</Link>
      </p>
      <p class="row">
        <StatusTag tone={one.share >= 0.5 ? 'warning' : 'info'} word={t(`닮음 ${points(one.score)}점`, `${points(one.score)} points`)} />
        <span>{kindOf(visit, found)}</span>
        {!hidesFirms && <span>{t(found.companyKo, found.companyEn ?? found.companyKo)}</span>}
      </p>
      {one.again.length > 0 && (
        <p>
          {t('같은 기술:', 'The same technology:')}{' '}
          {one.again.map((other, at) => (
            <span key={other.id}>
              {at > 0 && ', '}
              <Link href={addressOf(visit, other)}>{kindOf(visit, other)}</Link>
            </span>
          ))}
        </p>
      )}
      <ul>
        {one.parts.map((part) => (
          <li key={part.kind}>
            {said(visit, part)} · {t(`${points(part.points)}점`, `${points(part.points)} points`)}
          </li>
        ))}
      </ul>
      {one.sentences.length > 0 && (
        <Disclosure
          summary={t(`겹치는 문장 ${one.sentences.length}쌍 나란히 보기`, `${one.sentences.length} overlapping sentences side by side`)}
          open={one.share >= 0.3}
        >
          <section class="table-region scroll" aria-label={t('겹치는 문장', 'Overlapping sentences')} tabIndex={0}>
            <table class="krds-table">
              <caption class="sr-only">{t('겹치는 문장', 'Overlapping sentences')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('이 신청', 'This dossier')}</th>
                  <th scope="col">{titleOf(t, found.content)}</th>
                </tr>
              </thead>
              <tbody>
                {one.sentences.map((pair) => (
                  <tr key={pair.ours}>
                    <td>
                      <Marked text={pair.ours} other={pair.theirs} />
                    </td>
                    <td>
                      <Marked text={pair.theirs} other={pair.ours} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Disclosure>
      )}
    </li>
  )
}

const Marked = ({ text, other }: { text: string; other: string }) => (
  <>{sameParts(text, other).map((part, at) => (part.same ? <mark key={at}>{part.text}</mark> : part.text))}</>
)
