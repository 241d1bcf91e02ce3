import { compareAddress, mostCompared } from '../../catalogue/index.ts'
import type { Visit } from '../../people/index.ts'
import { Link } from '../../ui/index.ts'

/** What was kept, side by side again: the first of it where it is more than stands on one page. */
export const CompareLink = ({ visit: { t, href }, ids }: { visit: Visit; ids: readonly string[] }) =>
  ids.length < 2 ? null : (
    <p>
      <Link href={href(compareAddress(ids.slice(0, mostCompared)))}>
        {ids.length > mostCompared
          ? t(`앞의 ${mostCompared}건 나란히 비교하기`, `Compare the first ${mostCompared} side by side`)
          : t('나란히 비교하기', 'Compare them side by side')}
      </Link>
    </p>
  )
