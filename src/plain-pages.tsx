import { speak, text } from './kernel/text.ts'
import type { Lang, Text } from './kernel/text.ts'
import type { PageParts } from './platform/http/visit.ts'
import type { Interrupted, PlainKind } from './platform/http/house.ts'
import { at } from './ui/address.ts'
import { Buttons, ButtonLink, Id, Link, TextArea } from './ui/index.ts'

interface Said {
  readonly status: number
  readonly title: Text
  readonly words: Text
  readonly reference?: true
  readonly ways: 'places' | 'again' | 'sign-in' | 'back'
}

const kinds: Readonly<Record<PlainKind, Said>> = {
  'not-found': {
    status: 404,
    ways: 'places',
    title: text('페이지를 찾지 못했습니다', 'Page not found'),
    words: text('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.', 'This page does not exist, or you may not see it.'),
  },
  'own-firm': {
    status: 403,
    ways: 'again',
    title: text('본인이 속한 기업의 일입니다', 'This is about your own firm'),
    words: text(
      '본인이 속한 기업이 신청한 일은 보거나 처리할 수 없습니다. 다른 담당자가 처리해야 합니다.',
      'What your own firm applied for is not yours to see or handle here. A colleague has to do it.',
    ),
  },
  fault: {
    status: 500,
    ways: 'again',
    reference: true,
    title: text('처리하지 못했습니다', 'This did not go through'),
    words: text(
      '저희 쪽 문제로 처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요.',
      'Our fault: this did not go through. Try again in a moment.',
    ),
  },
  unreadable: {
    status: 400,
    ways: 'again',
    reference: true,
    title: text('요청을 읽지 못했습니다', 'We could not read this'),
    words: text(
      '보내신 내용이 너무 크거나 모양이 맞지 않아 읽지 못했습니다. 이전 페이지로 돌아가 다시 시도해 주세요.',
      'What was sent is too large or of a shape we cannot read. Go back and try again.',
    ),
  },
  'foreign-form': {
    status: 403,
    ways: 'again',
    title: text('다시 보내 주세요', 'Please send it again'),
    words: text(
      '이 요청이 저희 페이지에서 온 것인지 확인하지 못했습니다. 이전 페이지로 돌아가 새로 고친 뒤 다시 보내 주세요.',
      'We could not tell that this came from one of our pages. Go back, reload, and send it again.',
    ),
  },
  'session-ended': {
    status: 401,
    ways: 'sign-in',
    title: text('로그인 시간이 끝났습니다', 'Your session has ended'),
    words: text(
      '그래서 방금 보내신 내용을 저장하지 못했습니다. 다시 로그인하면 쓰시던 페이지로 돌아갑니다.',
      'So what you just sent is not saved. Sign in again and you are back on the page you were writing on.',
    ),
  },
  'session-changed': {
    status: 403,
    ways: 'back',
    title: text('다시 보내 주세요', 'Please send it again'),
    words: text(
      '이 페이지를 여신 뒤에 로그인이 바뀌어 방금 보내신 내용을 처리하지 못했습니다. 쓰시던 페이지로 돌아가 다시 보내 주세요.',
      'You signed in anew after this page was opened, so what you just sent did not go through. Go back to the page and send it again.',
    ),
  },
  'read-only': {
    status: 403,
    ways: 'back',
    title: text('문을 닫은 회사입니다', 'This firm is closed'),
    words: text(
      '그래서 방금 보내신 내용을 처리하지 않았습니다. 회사의 기록은 지금처럼 읽고 내려받으실 수 있습니다.',
      'So what you just sent did not go through. Its record can still be read and downloaded.',
    ),
  },
  'too-many': {
    status: 429,
    ways: 'again',
    title: text('잠시 기다려 주세요', 'Please wait a moment'),
    words: text(
      '짧은 시간에 요청이 너무 많았습니다. 1분 뒤 다시 시도해 주세요. 많은 자료가 필요하시면 공개 데이터를 이용해 주세요.',
      'Too many requests in a short time. Try again in a minute. For bulk use there is the open data.',
    ),
  },
}

const places: readonly [string, Text, Text][] = [
  [
    '/catalogue',
    text('기술 찾기', 'Find technology'),
    text('인증된 기술을 이름, 분야, 기관으로 찾습니다.', 'Certified technologies by name, field and institution.'),
  ],
  ['/calls', text('공모', 'Calls'), text('열린 공모와 마감을 봅니다.', 'Open calls and when they close.')],
  [
    '/certificates',
    text('인증서 확인', 'Check a certificate'),
    text('번호로 지금 유효한지 확인합니다.', 'Is it valid now? By its number.'),
  ],
  ['/help', text('도움말', 'Help'), text('신청, 확인, 구매하는 방법입니다.', 'How to apply, check and buy.')],
]

/** Pages that no slice draws: what is not there, our own fault, a form from elsewhere, too many calls. */
export const plainPage = (kind: PlainKind, lang: Lang, reference: string, interrupted?: Interrupted): PageParts => {
  const t = speak(lang)
  const said = kinds[kind]
  return {
    title: t(said.title),
    status: said.status,
    noIndex: true,
    body: (
      <div class="reading stack">
        <h1>{t(said.title)}</h1>
        <p class="lead">{t(said.words)}</p>
        {said.reference && (
          <p>
            {t('문의 번호', 'Reference')} <Id>{reference}</Id>
          </p>
        )}
        {interrupted ? (
          <Again lang={lang} interrupted={interrupted} isOut={said.ways === 'sign-in'} />
        ) : said.ways === 'again' ? (
          <Buttons>
            <ButtonLink kind="secondary" href={at(lang, '/')}>
              {t('처음으로 가기', 'Go to the start')}
            </ButtonLink>
          </Buttons>
        ) : (
          <>
            <p>{t('주소를 다시 확인하시거나, 아래에서 찾아보세요.', 'Check the address, or look here.')}</p>
            <ul class="plain-list">
              {places.map(([path, name, note]) => (
                <li key={path}>
                  <p class="strong">
                    <Link href={at(lang, path)}>{t(name)}</Link>
                  </p>
                  <p class="quiet">{t(note)}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    ),
  }
}

/** The way back, and what was sent: a browser without script keeps none of it, so it stands here to be copied. */
const Again = ({ lang, interrupted: { back, texts }, isOut }: { lang: Lang; interrupted: Interrupted; isOut: boolean }) => {
  const t = speak(lang)
  return (
    <>
      <p data-kept-line="" />
      <Buttons>
        {isOut ? (
          <ButtonLink href={at(lang, `/sign-in?next=${encodeURIComponent(back)}`)}>{t('다시 로그인하기', 'Sign in again')}</ButtonLink>
        ) : (
          <ButtonLink href={back}>{t('쓰던 페이지로 돌아가기', 'Back to the page')}</ButtonLink>
        )}
      </Buttons>
      {texts.length > 0 && (
        <section>
          <h2>{t('보내신 글', 'What you sent')}</h2>
          <p class="quiet" data-not-kept="">
            {t(
              '이 페이지를 떠나면 다시 볼 수 없습니다. 필요한 글을 복사해 두세요.',
              'It is gone when you leave this page: copy what you need.',
            )}
          </p>
          {texts.map((each, order) => (
            <TextArea
              key={order}
              lang={lang}
              name={`sent-${order + 1}`}
              label={t(`글 ${order + 1}`, `Text ${order + 1}`)}
              rows={5}
              readonly
              value={each}
              optionalWord=""
            />
          ))}
        </section>
      )}
    </>
  )
}
