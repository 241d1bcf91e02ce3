import { lawWords } from '../../kernel/law.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findSourcedGrounds } from '../queries.ts'

/** The grounds of contract, with where each is written and whether this institution confirmed it. */
export const exportGrounds = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('계약 근거', 'Contract grounds'),
    file: t('계약 근거', 'contract grounds'),
    columns: [
      { header: t('부호', 'Code'), cell: (one) => one.code },
      { header: t('근거', 'Ground'), width: 60, cell: (one) => t(one.sentenceKo, one.sentenceEn) },
      { header: t('법령과 조문', 'Law and article'), width: 40, cell: (one) => t(lawWords(one)) },
      { header: t('조문 날짜', 'Date of the text'), cell: (one) => one.textAsOf },
      { header: t('상한(원)', 'Ceiling (KRW)'), type: 'won', cell: (one) => one.ceilingWon },
      { header: t('비고', 'Note'), width: 40, cell: (one) => t(one.noteKo ?? '', one.noteEn ?? '') },
      { header: t('출처', 'Source'), width: 40, cell: (one) => one.sources.map(({ title, address }) => title ?? address).join(', ') },
      { header: t('우리 기관에서 확인', 'Confirmed here'), type: 'moment', cell: (one) => one.confirmedAt },
      { header: t('확인한 조문과 날짜', 'Text and date checked'), width: 40, cell: (one) => one.confirmationNote },
      { header: t('확인한 사람', 'Confirmed by'), cell: (one) => one.confirmerName },
    ],
    rows: await findSourcedGrounds(visit.read, visit.params['institution'] ?? ''),
  }
})
