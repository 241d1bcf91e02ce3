import { sha256Hex } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { ButtonLink, Buttons, DayTime, Id, Notice, SummaryList } from '../../ui/index.ts'
import { eligibleOf, readList } from '../candidates.ts'
import { repeats } from '../draw.ts'
import type { Drawn } from '../draw.ts'
import type { DrawRecord, ListRecord, ReviewDetail } from '../queries.ts'
import { causeWords } from '../words.ts'
import { pathOf } from './desk-parts.tsx'

/** Whether the list is the one that was hashed before the draws, and gives the same members again. */
const drawsHold = ({ draws }: ReviewDetail, { content, sha256 }: ListRecord): boolean => {
  const list = readList(content)
  return sha256Hex(content) === sha256 && draws.every((draw) => draw.listSha256 === sha256 && repeats(draw, eligibleOf(list), list.rules))
}

/** How many are in reserve, who are not named before they are needed. */
const reserveWords = ({ result }: DrawRecord): Text => {
  const many = (JSON.parse(result) as Drawn).reserve.length
  return many === 0
    ? text('없음', 'None')
    : text(
        `${many}명. 자리가 비면 추첨된 순서대로 규칙에 맞는 사람을 부르며, 그 순서는 추첨 기록(PDF)에 있습니다.`,
        `${many}. Where a seat falls empty the next in the order of the draw who keeps the rules is called; the draw record (PDF) has that order.`,
      )
}

/** Seed, method and every draw, and the way to check them. */
export const Draws = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const first = review.draws[0]
  const nameOf = (personId: string | null) => review.seats.find((seat) => seat.personId === personId)?.letter ?? ''
  return (
    <section id="draws" class="stack">
      <h2>{t('추첨 기록', 'Record of the draws')}</h2>
      {visit.query('check') === '1' && review.list && <Recomputed visit={visit} holds={drawsHold(review, review.list)} />}
      <SummaryList
        lang={lang}
        facts={[
          { label: t('시드', 'Seed'), value: <Id>{first?.seed ?? ''}</Id> },
          { label: t('방법', 'Algorithm'), value: first?.algorithm },
          { label: t('명부 해시(SHA-256)', 'List (SHA-256)'), value: <Id>{first?.listSha256 ?? ''}</Id> },
          ...(first ? [{ label: t('예비위원', 'Reserve'), value: t(reserveWords(first)) }] : []),
          ...review.draws.map((draw) => ({
            label: draw.kind === 'first' ? t('첫 추첨', 'First draw') : t(`대체 추첨 ${draw.number - 1}`, `Substitute ${draw.number - 1}`),
            value: (
              <>
                <DayTime lang={lang} value={draw.drawnAt} /> {draw.drawerName}
                {draw.cause &&
                  t(
                    ` · 위원 ${nameOf(draw.replacesPersonId)} ${causeWords[draw.cause].ko}`,
                    ` · member ${nameOf(draw.replacesPersonId)}, ${causeWords[draw.cause].en}`,
                  )}
              </>
            ),
          })),
        ]}
      />
      <Buttons>
        <ButtonLink kind="secondary" href={visit.href(pathOf(visit, '/committee?check=1#draws'))}>
          {t('다시 계산해 확인하기', 'Recompute and check')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={visit.href(pathOf(visit, '/draw.pdf'))}>
          {t('추첨 기록 내려받기(PDF)', 'Draw record (PDF)')}
        </ButtonLink>
      </Buttons>
    </section>
  )
}

const Recomputed = ({ visit: { t }, holds }: { visit: Visit; holds: boolean }) =>
  holds ? (
    <Notice
      tone="success"
      title={t('일치합니다. 명부와 시드로 다시 계산한 결과가 기록과 같습니다.', 'They match: list and seed give the same members again.')}
      live
    />
  ) : (
    <Notice
      tone="danger"
      title={t('일치하지 않습니다. 기록과 다시 계산한 결과가 다릅니다. 감사자에게 알려 주세요.', 'They do not match. Tell the auditor.')}
      live
    />
  )
