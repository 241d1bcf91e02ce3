import { examples as button } from './button.tsx'
import { examples as chart } from './chart.tsx'
import { examples as choice } from './choice.tsx'
import { examples as combobox } from './combobox.tsx'
import { examples as cover } from './cover.tsx'
import { examples as diff } from './diff.tsx'
import { examples as disclosure } from './disclosure.tsx'
import { examples as empty } from './empty.tsx'
import { examples as lines } from './lines.tsx'
import { examples as facts } from './facts.tsx'
import { examples as field } from './field.tsx'
import { examples as file } from './file.tsx'
import { PageFrame } from './frame.tsx'
import { examples as link } from './link.tsx'
import { examples as lists } from './lists.tsx'
import { examples as messages } from './messages.tsx'
import { examples as navigation } from './navigation.tsx'
import { examples as qr } from './qr.tsx'
import { examples as reasonForm } from './reason-form.tsx'
import { examples as reasons } from './reasons.tsx'
import { examples as status } from './status.tsx'
import { examples as table } from './table.tsx'
import { examples as tasks } from './tasks.tsx'
import { examples as textArea } from './text-area.tsx'
import { examples as time } from './time.tsx'
import { examples as timeline } from './timeline.tsx'
import { speak } from '../kernel/text.ts'
import type { Frame } from './frame.tsx'
import type { Examples, Lang } from './types.ts'

/** Every part with its examples, in the order of the parts page. */
export const allExamples: Examples = (lang) =>
  Object.assign(
    {},
    ...[
      messages,
      navigation,
      link,
      button,
      field,
      combobox,
      textArea,
      choice,
      file,
      tasks,
      facts,
      time,
      status,
      timeline,
      table,
      lists,
      disclosure,
      reasonForm,
      diff,
      chart,
      reasons,
      empty,
      lines,
      cover,
      qr,
    ].map((part) => part(lang)),
  )

/** Every part, drawn: the body of `/parts`, for people who build and for the tests that look at it. */
export const PartsBody = ({ lang }: { lang: Lang }) => {
  const t = speak(lang)
  return (
    <>
      <h1>{t('화면 부품', 'Parts')}</h1>
      <p class="lead">
        {t(
          '화면을 이루는 부품과 그 보기입니다. 보기에 나오는 회사와 기술은 꾸며낸 것입니다.',
          'What pages are made of. Firms and technologies in the examples are invented.',
        )}
      </p>
      {Object.entries(allExamples(lang)).map(([part, shown]) => (
        <section key={part} class="part" aria-labelledby={`part-${part}`}>
          <h2 id={`part-${part}`} lang="en">
            {part}
          </h2>
          {Object.entries(shown).map(([name, drawn]) => (
            <div key={name} class="example">
              <p class="example-name" lang="en">
                {name}
              </p>
              {drawn}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}

export const PartsPage = ({ frame, density = 'public' }: { frame: Frame; density?: 'public' | 'staff' }) => (
  <PageFrame frame={frame} title={speak(frame.lang)('화면 부품', 'Parts')} density={density} noindex>
    <PartsBody lang={frame.lang} />
  </PageFrame>
)
