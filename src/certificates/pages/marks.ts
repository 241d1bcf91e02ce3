import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'

/** A list that leaves a demonstration says so in its last row. */
export const csvMark = (visit: Visit): string[][] =>
  (visit.app.market.isDemonstration ? [[visit.t(text('시연용 자료입니다. 회사와 기술은 꾸며낸 것이며 인증서는 효력이 없습니다.', 'Demonstration: firms and technologies are invented, certificates are not valid.'))]] : [])
