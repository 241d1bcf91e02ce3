import { text } from '../../kernel/text.ts'
import { safeNext } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { displayOf } from '../../platform/http/display.ts'
import type { Mode, Size } from '../../platform/http/display.ts'
import { page, redirectWithDisplay } from '../../platform/http/visit.ts'
import { Button, Choice, Form } from '../../ui/index.ts'

const backOf = (visit: Visit) => safeNext(visit.form.text('back') || visit.query('back'), '/display')

/** Text size and contrast for this browser; with or without an account, with or without script. */
export const drawDisplay = (visit: Visit) => {
  const { t, lang, display } = visit
  const sizes: readonly { value: Size; label: string; hint?: string }[] = [
    { value: 'small', label: t('작게', 'Small') },
    { value: 'medium', label: t('보통', 'Normal') },
    { value: 'large', label: t('크게', 'Large') },
    { value: 'x-large', label: t('아주 크게', 'Very large') },
  ]
  const modes: readonly { value: Mode; label: string; hint?: string }[] = [
    { value: 'light', label: t('밝게', 'Light') },
    {
      value: 'high-contrast',
      label: t('선명하게', 'High contrast'),
      hint: t('어두운 바탕에 밝은 글자, 굵은 테두리로 보여 드립니다.', 'Light letters on a dark ground, with heavier borders.'),
    },
    { value: 'theme', label: t('기기 설정을 따르기', 'As my device is set') },
  ]
  return page({
    title: t('화면 설정', 'Display'),
    noIndex: true,
    body: (
      <div class="reading stack">
        <h1>{t('화면 설정', 'Display')}</h1>
        <p class="lead">
          {t(
            '고르신 대로 이 브라우저에서 계속 보여 드립니다. 로그인하지 않아도 됩니다.',
            'Kept in this browser from now on; you need no account.',
          )}
        </p>
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/display')} hidden={{ back: backOf(visit) }}>
          <Choice lang={lang} name="size" label={t('글자 크기', 'Text size')} options={sizes} value={display.size} inline optionalWord="" />
          <Choice
            lang={lang}
            name="mode"
            label={t('색과 대비', 'Colour and contrast')}
            options={modes}
            value={display.mode}
            optionalWord=""
          />
          <Choice
            lang={lang}
            name="keys"
            label={t('업무 화면의 한 글자 단축키', 'Single-letter keys in work lists')}
            value={display.keys}
            inline
            optionalWord=""
            hint={t('업무 목록에서 물음표(?)를 누르면 쓸 수 있는 키가 나옵니다.', 'Press ? in a work list to see them.')}
            options={[
              { value: 'on', label: t('사용', 'On') },
              { value: 'off', label: t('사용하지 않음', 'Off') },
            ]}
          />
          <Button>{t('이대로 보기', 'Show it like this')}</Button>
        </Form>
        <p class="quiet">
          {t(
            '브라우저의 확대 기능(Ctrl과 +)으로 200%까지 키워도 모든 내용을 보실 수 있습니다.',
            'Your browser’s own zoom (Ctrl and +) works up to 200% and beyond.',
          )}
        </p>
      </div>
    ),
  })
}

export const postDisplay = (visit: Visit) =>
  redirectWithDisplay(
    backOf(visit),
    text('화면 설정을 바꾸었습니다.', 'Your display is set.'),
    displayOf(visit.form.text('mode'), visit.form.text('size'), visit.form.text('keys')),
  )
