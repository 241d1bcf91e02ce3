import { dayOf } from '../../kernel/dates.ts'
import { lawWords } from '../../kernel/law.ts'
import type { Visit } from '../../people/index.ts'
import { nameOf } from '../../technologies/index.ts'
import type { TechnologyNames } from '../../technologies/index.ts'
import { Notice, StatusTag, Until } from '../../ui/index.ts'
import type { ListingPage } from '../queries.ts'
import { allowsWords } from '../words.ts'

/** What the certificate allows, and what it does not: the sentence an auditor would want. */
export const Allows = ({ visit, listing, names }: { visit: Visit; listing: ListingPage; names: TechnologyNames }) => {
  const { t, lang } = visit
  const today = dayOf(visit.now)
  const others = listing.content.otherCertificates.filter((one) => one.kind !== '')
  return (
    <section id="allows" class="stack" tabIndex={-1}>
      <h2>{t('무엇을 허용하나요', 'What does it allow?')}</h2>
      <p>{t(allowsWords.meaning)}</p>
      <Notice tone="warning" title={t(allowsWords.notAlone)}>
        <ol>
          {allowsWords.path.map((step) => (
            <li key={step.ko}>{t(step)}</li>
          ))}
        </ol>
        <p class="quiet">{t(allowsWords.pathSource)}</p>
      </Notice>
      <h3>{t(allowsWords.others)}</h3>
      {others.length === 0 ? (
        <p class="quiet">{t(allowsWords.noOthers)}</p>
      ) : (
        <>
          <ul class="plain-list">
            {others.map((one, at) => {
              const isOver = one.validTo !== null && one.validTo < today
              const grounds = listing.grounds.filter((ground) => ground.kinds.includes(one.kind))
              return (
                <li key={at}>
                  <p class="row">
                    <span class="strong">{t(nameOf(names.certificateKinds, one.kind))}</span>{' '}
                    {isOver && <StatusTag tone="neutral" word={t('만료', 'Expired')} />}
                    {one.validTo === null ? (
                      <span class="quiet">{t('유효기간 확인되지 않음', 'validity not known')}</span>
                    ) : (
                      <span>
                        (<Until lang={lang} day={one.validTo} />)
                      </span>
                    )}
                  </p>
                  {!isOver &&
                    grounds.map((ground) => (
                      <p key={ground.code} class="quiet">
                        {t(ground.sentenceKo, ground.sentenceEn)} {t(lawWords(ground))}
                        {' · '}
                        {ground.textAsOf
                          ? t(`${ground.textAsOf} 조문 기준`, `text as of ${ground.textAsOf}`)
                          : t('조문의 날짜를 확인하지 못했습니다', 'date of the text not known')}
                      </p>
                    ))}
                </li>
              )
            })}
          </ul>
          <p class="quiet">{t(allowsWords.asTheFirmSays)}</p>
        </>
      )}
    </section>
  )
}
