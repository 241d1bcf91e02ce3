import { motifOf, suggestPath } from '../../catalogue/index.ts'
import type { Headline } from '../../figures/index.ts'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Button, Combobox, Cover, Day, Form, Icon, Link } from '../../ui/index.ts'
import type { Front, NewestListing } from '../queries.ts'

/** Who has done something here; where nobody has yet, whose particulars are kept. */
const whoTakesPart = ({ institutions, takingPart }: Pick<Headline, 'institutions' | 'takingPart'>): Text =>
  Number(takingPart) > 0
    ? text(
        `공공기관 ${takingPart}곳이 여기에서 공모를 열거나 인증서를 발급했습니다.`,
        `${several(Number(takingPart), 'institution')} opened a call or issued a certificate here.`,
      )
    : text(
        `공공기관 ${institutions}곳의 정보를 담고 있습니다.`,
        `The particulars of ${several(Number(institutions), 'institution')} stand here.`,
      )

/** What this is, in five seconds, and the search. */
export const Welcome = ({
  visit,
  headline,
  front,
}: {
  visit: Visit
  headline: Pick<Headline, 'institutions' | 'takingPart'>
  front: Pick<Front, 'words' | 'fields'>
}) => {
  const { t, lang } = visit
  const who = whoTakesPart(headline)
  const examples =
    lang === 'ko'
      ? front.words.map((word) => ({ word, to: `/catalogue?q=${encodeURIComponent(word)}` }))
      : front.fields.map(({ code, en }) => ({ word: en, to: `/catalogue?field=${encodeURIComponent(code)}` }))
  return (
    <>
      <h1 class="display">
        <span>{t('공공기관이 심의하고 구매하는', 'Technology of small firms,')}</span>{' '}
        <span>{t('중소기업 기술', 'reviewed and bought by public institutions')}</span>
      </h1>
      <p class="lead">
        {t(
          `${who.ko} 기술 소개는 한 번만 쓰고, 심의는 기관마다 받고, 인증서는 누구나 확인합니다.`,
          `${who.en} Write a technology down once, have it reviewed where you like, and let anyone check the certificate.`,
        )}
      </p>
      <Form lang={lang} method="get" action={visit.href('/catalogue')} class="front-search" label={t('기술 찾기', 'Find technology')}>
        <Combobox
          lang={lang}
          id="site-search"
          name="q"
          label={t('어떤 기술을 찾으시나요?', 'What do you need?')}
          placeholder={t('어떤 기술을 찾으시나요?', 'What do you need?')}
          source={suggestPath(lang)}
          class="krds-input"
        />
        <Button>
          <Icon name="search" />
          {t('기술 찾기', 'Search')}
        </Button>
      </Form>
      {examples.length > 0 && (
        <p class="front-words">
          <span class="quiet">{t('이렇게 찾아보세요', 'For example')}</span>
          {examples.map(({ word, to }) => (
            <Link key={to} href={visit.href(to)}>
              {word}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

/** Three doors, for the three reasons people come. The third is answered on the spot. */
export const Doors = ({ visit, companyId }: { visit: Visit; companyId: string | undefined }) => {
  const { t, lang } = visit
  return (
    <ul class="doors" aria-label={t('무엇을 하러 오셨나요?', 'What brings you here?')}>
      <li>
        <h2>
          <Link href={visit.href('/catalogue')}>
            {t('기술을 찾습니다', 'I look for a technology')}
            <Icon name="right" />
          </Link>
        </h2>
        <p>
          {t(
            '분야, 기관, 가격, 공급 실적으로 좁혀 찾고 견적을 받습니다.',
            'By field, institution, price and supply record; then ask for a quote.',
          )}
        </p>
      </li>
      <li>
        <h2>
          <Link href={visit.href(companyId === undefined ? '/pre-check' : `/company/${companyId}/pre-check`)}>
            {t('인증받고 싶습니다', 'I want to be certified')}
            <Icon name="right" />
          </Link>
        </h2>
        <p>
          {companyId === undefined
            ? t(
                '가입하지 않고 열 가지 질문에 답하면 신청할 수 있는 공모를 알려 드립니다.',
                'Ten questions, no account: which calls could you apply to, and why.',
              )
            : t(
                '등록한 기술로 신청할 수 있는 공모와 그 이유를 한 번에 봅니다.',
                'Which calls your technology qualifies for, and why, at once.',
              )}
        </p>
      </li>
      <li>
        <h2>
          <Link href={visit.href('/certificates')}>
            {t('인증서를 확인합니다', 'I check a certificate')}
            <Icon name="right" />
          </Link>
        </h2>
        <Form
          lang={lang}
          method="get"
          action={visit.href('/certificates')}
          class="door-check"
          label={t('인증번호로 확인', 'Check by number')}
        >
          <label for="front-number">{t('인증번호', 'Number')}</label>
          <input class="krds-input" id="front-number" type="text" name="number" autocomplete="off" spellcheck={false} />
          <Button kind="secondary">{t('확인하기', 'Check')}</Button>
        </Form>
      </li>
    </ul>
  )
}

/** What was certified last, each with who certified it and until when. */
export const Newest = ({ visit, newest }: { visit: Visit; newest: readonly NewestListing[] }) => {
  const { t, lang } = visit
  return (
    <section aria-labelledby="front-newest">
      <div class="row front-heading">
        <h2 id="front-newest">{t('새로 인증된 기술', 'Newly certified')}</h2>
        <Link href={visit.href('/catalogue')}>{t('모두 보기', 'See all')}</Link>
      </div>
      <ul class="newest">
        {newest.map((one) => (
          <li key={one.id}>
            {one.pictureFileId ? (
              <img class="cover page" src={`/files/pictures/${one.pictureFileId}`} alt="" loading="lazy" width={360} height={240} />
            ) : (
              <Cover motif={motifOf(one.fieldCodes)} code={one.id} size="page" />
            )}
            <h3>
              <Link href={visit.href(`/catalogue/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
            </h3>
            <p class="quiet">{t(one.companyKo, one.companyEn ?? one.companyKo)}</p>
            <p>
              {t(one.institutionKo, one.institutionEn)}
              {Number(one.institutions) > 1 && t(` 외 ${Number(one.institutions) - 1}곳`, ` and ${Number(one.institutions) - 1} more`)}
              {' · '}
              {one.validTo < '9999' ? (
                <>
                  {t('', 'valid until ')}
                  <Day lang={lang} value={one.validTo} weekday={false} />
                  {t('까지 유효', '')}
                </>
              ) : (
                t('기한 없이 유효', 'valid without end')
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The road from a technology to a purchase, in five stations. */
export const Road = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  const stations = [
    [
      t('기술 소개를 한 번 씁니다', 'Write it once'),
      t('여러 기관이 묻는 것을 한곳에 적습니다.', 'What the institutions ask, in one place.'),
    ],
    [
      t('여러 기관에 신청합니다', 'Apply to several'),
      t('조건에 맞는 공모와 그 이유를 먼저 봅니다.', 'First see which calls you qualify for, and why.'),
    ],
    [
      t('위원이 심의합니다', 'Reviewers judge'),
      t('위원은 추첨으로 뽑고, 점수는 회의 전까지 봉인합니다.', 'Drawn by lot; scores stay sealed until the meeting.'),
    ],
    [
      t('인증서를 받습니다', 'Get the certificate'),
      t('기관이 전자서명하고, 누구나 번호로 확인합니다.', 'Signed by the institution; anyone can check it.'),
    ],
    [
      t('공공기관이 구매합니다', 'Institutions buy'),
      t('견적, 계약 근거, 구매 기록이 이어집니다.', 'Quote, contract ground and purchase on one record.'),
    ],
  ] as const
  return (
    <section aria-labelledby="front-road">
      <div class="row front-heading">
        <h2 id="front-road">{t('기술에서 구매까지', 'From technology to purchase')}</h2>
        <Link href={visit.href('/help')}>{t('자세한 도움말', 'How it works')}</Link>
      </div>
      <ol class="road">
        {stations.map(([name, note]) => (
          <li key={name}>
            <p class="strong">{name}</p>
            <p class="quiet">{note}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
