import { speak } from './kernel/text.ts'
import type { Lang } from './kernel/text.ts'
import type { PageParts } from './platform/http/visit.ts'
import { at } from './ui/address.ts'
import { ButtonLink } from './ui/index.ts'

/** Pages that no slice draws: what is not there, our own fault, a form from elsewhere, too many calls. */
export const plainPage = (kind: 'not-found' | 'fault' | 'foreign-form' | 'too-many', lang: Lang, reference: string): PageParts => {
  const t = speak(lang)
  const said = {
    'not-found': { status: 404, title: t('찾으시는 페이지가 없습니다', 'Page not found'), words: t('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다. 주소를 다시 확인해 주세요.', 'This page does not exist, or you may not see it. Check the address.') },
    fault: { status: 500, title: t('처리하지 못했습니다', 'This did not go through'), words: t(`저희 쪽 문제로 처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요. 문의 번호: ${reference}`, `Our fault: this did not go through. Try again in a moment. Reference ${reference}`) },
    'foreign-form': { status: 403, title: t('다시 보내 주세요', 'Please send it again'), words: t('이 요청이 저희 페이지에서 온 것인지 확인하지 못했습니다. 이전 페이지로 돌아가 새로 고친 뒤 다시 보내 주세요.', 'We could not tell that this came from one of our pages. Go back, reload, and send it again.') },
    'too-many': { status: 429, title: t('잠시 기다려 주세요', 'Please wait a moment'), words: t('짧은 시간에 요청이 너무 많았습니다. 1분 뒤 다시 시도해 주세요.', 'Too many requests in a short time. Try again in a minute.') },
  }[kind]
  return {
    title: said.title, status: said.status, noIndex: true,
    body: (
      <>
        <h1>{said.title}</h1>
        <p class="lead">{said.words}</p>
        <p class="buttons"><ButtonLink href={at(lang, '/')}>{t('처음으로 가기', 'Go to the start')}</ButtonLink><ButtonLink kind="secondary" href={at(lang, '/catalogue')}>{t('기술 찾기', 'Find technology')}</ButtonLink></p>
      </>
    ),
  }
}
