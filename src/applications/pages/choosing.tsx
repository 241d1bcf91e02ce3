import type { Visit } from '../../people/index.ts'
import { fieldId, Link } from '../../ui/index.ts'
import { choiceKey, readChoice } from '../application.ts'
import type { Choice } from '../application.ts'
import type { Offer } from '../fact-queries.ts'
import { ClosingClock } from './marks.tsx'

/** Open calls with a box per institution. In a joint call each member gets its own track, so each has its own box. */
export const Choosing = ({
  visit,
  offers,
  chosen,
  error,
}: {
  visit: Visit
  offers: readonly Offer[]
  chosen: (offer: Offer) => boolean
  error?: string | undefined
}) => {
  const { t } = visit
  const calls = [...new Map(offers.map((offer) => [offer.callId, offer])).values()]
  return (
    <fieldset class={error === undefined ? 'field' : 'field wrong'} id={fieldId('choice')} tabIndex={-1}>
      <legend>{t('신청할 공모와 기관', 'Calls and institutions')}</legend>
      {error !== undefined && (
        <p class="field-error" id={`${fieldId('choice')}-error`}>
          {error}
        </p>
      )}
      {calls.map((call) => {
        const members = offers.filter((offer) => offer.callId === call.callId)
        return (
          <div key={call.callId} class="row-item">
            <p>
              <Link href={visit.href(`/calls/${call.callId}`)}>{t(call.titleKo, call.titleEn)}</Link>{' '}
              <ClosingClock visit={visit} closesAt={call.closesAt} />
            </p>
            {members.length > 1 && (
              <p class="hint">
                {t(
                  `${members.length}개 기관이 함께 심의합니다. 자격은 기관마다 따로 확인하고, 통과하면 기관마다 인증서를 발급합니다.`,
                  `${members.length} institutions review it together. Each checks eligibility by itself and issues its own certificate.`,
                )}
              </p>
            )}
            {members.map((offer) => {
              const key = choiceKey(offer)
              return (
                <div key={key} class="choice">
                  <input type="checkbox" id={fieldId(`choice-${key}`)} name="choice" value={key} checked={chosen(offer)} />
                  <label for={fieldId(`choice-${key}`)}>
                    {t(offer.ko, offer.en)}
                    {members.length > 1 && offer.isLead && t(' (주관)', ' (lead)')}
                  </label>
                </div>
              )
            })}
          </div>
        )
      })}
    </fieldset>
  )
}

/** The boxes that were ticked. */
export const choicesOf = (visit: Visit): Choice[] =>
  visit.form
    .texts('choice')
    .slice(0, 200)
    .flatMap((key) => readChoice(key) ?? [])
