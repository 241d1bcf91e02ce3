import { notFound, page } from '../../platform/http/visit.ts'
import type { Visit } from '../../people/index.ts'
import { findCouncilName, findCouncilReviews } from '../queries.ts'
import { ReviewTable } from './desk-list.tsx'

/** The secretary of a council sees how far the joint reviews of its institutions are. */
export const drawCouncil = async (visit: Visit) => {
  const id = visit.params['council'] ?? ''
  const council = await findCouncilName(visit.read, id)
  if (!council) return notFound
  const { t } = visit
  const title = t(`${council.ko} 공동심의`, `Joint reviews of ${council.en}`)
  return page({ title, density: 'staff', body: <><h1>{title}</h1><p class="lead">{t('함께 심의하는 신청의 진행 상황입니다. 점수와 위원 이름은 기관에서 봅니다.', 'How far the joint reviews are. Scores and names stay with the institutions.')}</p><ReviewTable visit={visit} reviews={await findCouncilReviews(visit.read, id)} href={() => undefined} /></> })
}
