import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { Day, Link } from '../../ui/index.ts'
import { Sections, wordsOf } from './sections.tsx'

export const drawAccessibility = (visit: Visit) => {
  const { t, lang } = visit
  return page({
    title: t('접근성', 'Accessibility'),
    description: t(
      '기술마켓을 누구나 쓸 수 있게 하려고 지키는 것과 아직 부족한 것을 적습니다.',
      'What we keep to so that everybody can use Techmarket, and what is still missing.',
    ),
    body: (
      <>
        <h1>{t('접근성', 'Accessibility')}</h1>
        <p class="lead">
          {t(
            '화면을 보지 않고도, 마우스 없이도, 스크립트가 꺼져 있어도 모든 일을 할 수 있게 만듭니다.',
            'Everything can be done without seeing the screen, without a mouse, and with scripts off.',
          )}
        </p>
        <Sections
          lang={lang}
          parts={[
            {
              id: 'aim',
              title: t('따르는 기준', 'What we keep to'),
              body: (
                <ul>
                  <li>
                    {t(
                      '웹 콘텐츠 접근성 지침(WCAG) 2.2의 AA 수준과 그에 바탕을 둔 한국형 지침을 목표로 합니다.',
                      'Level AA of WCAG 2.2, and the Korean guideline built on it.',
                    )}
                  </li>
                  <li>
                    {t(
                      '화면을 고칠 때마다 자동 검사(axe, html-validate)를 한국어와 영어 화면에 돌립니다. 자동 검사가 찾지 못하는 것이 있으므로 이것을 인증으로 내세우지 않습니다.',
                      'Automatic checks (axe, html-validate) run over the pages in both languages with every change. They cannot find everything, so we do not call this a certification.',
                    )}
                  </li>
                  <li>{t('제3자의 접근성 인증은 아직 받지 않았습니다.', 'No third party has certified the site yet.')}</li>
                </ul>
              ),
            },
            {
              id: 'use',
              title: t('이렇게 쓰실 수 있습니다', 'How you can use it'),
              body: (
                <ul>
                  <li>
                    <Link href={visit.href('/display')}>{t('화면 설정', 'Display')}</Link>
                    {t(
                      '에서 글자 크기와 대비를 바꿉니다. 브라우저에서 200%까지 키워도 옆으로 움직이지 않고 읽을 수 있습니다.',
                      ': text size and contrast. Zoomed to 200% nothing has to be scrolled sideways.',
                    )}
                  </li>
                  <li>
                    {t(
                      'Tab 키로 차례대로 움직이고, 첫 Tab에서 본문으로 건너뜁니다. 지금 있는 곳에는 언제나 테두리가 보입니다.',
                      'The Tab key moves in reading order; the first press offers to skip to the content. Where you are is always outlined.',
                    )}
                  </li>
                  <li>
                    {t(
                      '업무 목록에서는 한 글자 단축키를 쓸 수 있고, “화면 설정”에서 끌 수 있습니다.',
                      'Work lists have single-letter keys; “Display” switches them off.',
                    )}
                  </li>
                  <li>
                    {t(
                      '상태는 색만이 아니라 낱말과 모양으로도 알립니다. 잘못 적은 곳은 맨 위에서 모아 알리고 그 칸으로 바로 갈 수 있습니다.',
                      'States are told by words and shapes, not by colour alone. What needs mending is listed on top and linked to its field.',
                    )}
                  </li>
                  <li>{t('시간이 다 되어 저절로 사라지는 안내는 없습니다.', 'No message disappears by itself.')}</li>
                </ul>
              ),
            },
            {
              id: 'limits',
              title: t('아직 부족한 것', 'What is still missing'),
              body: (
                <ul>
                  <li>
                    {t(
                      '기업이 올린 문서(PDF, HWP 등)는 올린 그대로 내려받게 합니다. 그 안의 접근성은 문서마다 다릅니다.',
                      'Documents uploaded by firms (PDF, HWP …) are given out as they came; how accessible they are differs.',
                    )}
                  </li>
                  <li>
                    {t(
                      '기술 사진의 설명은 올린 기업이 써 넣은 만큼만 있습니다.',
                      'Pictures of technologies are described only as far as the firm did.',
                    )}
                  </li>
                  <li>{t('수어 영상과 쉬운 글 판은 없습니다.', 'There is no sign-language video and no easy-read edition.')}</li>
                </ul>
              ),
            },
            {
              id: 'tell',
              title: t('불편을 알려 주세요', 'Tell us'),
              body: (
                <p>
                  {visit.app.operator?.contact
                    ? t(
                        `막히는 곳이 있으면 페이지 주소와 함께 알려 주세요. 문의: ${visit.app.operator.contact}`,
                        `If something stops you, write to ${visit.app.operator.contact} with the address of the page.`,
                      )
                    : t(
                        '운영자의 연락처가 아직 설정되지 않았습니다. 신청이나 구매와 관련된 일은 해당 기관의 문의처로 알려 주세요.',
                        'The operator’s contact is not set yet; for applications and purchases, write to the institution concerned.',
                      )}
                </p>
              ),
            },
          ]}
        />
        <p class="quiet">
          <Day lang={lang} value={wordsOf} weekday={false} />
          {t('에 소프트웨어가 실제로 하는 일과 맞추어 보았습니다.', ': last held against what the software does.')}
        </p>
      </>
    ),
  })
}
