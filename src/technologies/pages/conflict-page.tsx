import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { BackLink, Button, Choice, Form, Lines, Notice, SplitView } from '../../ui/index.ts'
import { answerNames, answerText, sameAnswer } from '../answers.ts'
import type { Typed } from '../answers.ts'
import type { TechnologyDetail, TechnologyNames } from '../queries.ts'
import type { Section } from '../sections/section.ts'
import { explain } from '../words.ts'
import { base } from './posted.ts'

interface Conflict {
  section: Section
  technology: TechnologyDetail
  names: TechnologyNames
  mine: Typed
  theirs: Typed
  /** What the next save is drawn from: the colleague's state, seen here. */
  version: string
  /** What the first save was to do next. */
  andThen: string
}

/** A colleague was faster: both texts side by side, and for each answer the choice which to keep. Nothing is lost by looking. */
export const drawConflict = (visit: Visit, { section, technology, mine, theirs, version, andThen }: Conflict) => {
  const { t, lang } = visit
  const differing = answerNames(section).filter((name) => !sameAnswer(section, name, mine, theirs))
  const back = base(visit, technology.id)
  const label = (name: string) => t(section.fields.find((field) => field.name === name)?.label ?? section.question)
  return page({
    title: t('두 내용을 비교해 주세요', 'Compare the two'),
    status: 409,
    hasErrors: true,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(back)} />
        <h1>{t('두 내용을 비교해 주세요', 'Compare the two')}</h1>
        <Notice tone="warning" title={t(explain({ code: 'stale' }))}>
          {technology.editorName && <p>{t(`고친 분: ${technology.editorName}`, `Changed by ${technology.editorName}`)}</p>}
        </Notice>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${back}/${section.id}`)} hidden={{ ...mine, version }}>
          {differing.map((name) => (
            <section key={name}>
              <h2>{label(name)}</h2>
              <SplitView
                left={{
                  label: t('내가 쓴 내용', 'What I wrote'),
                  children: (
                    <Side
                      title={t('내가 쓴 내용', 'What I wrote')}
                      words={answerText(section, name, mine)}
                      empty={t('(비어 있음)', '(empty)')}
                    />
                  ),
                }}
                right={{
                  label: t('그사이 저장된 내용', 'What was saved meanwhile'),
                  children: (
                    <Side
                      title={t('그사이 저장된 내용', 'What was saved meanwhile')}
                      words={answerText(section, name, theirs)}
                      empty={t('(비어 있음)', '(empty)')}
                    />
                  ),
                }}
              />
              <Choice
                lang={lang}
                name={`keep.${name}`}
                label={t('남길 내용', 'Keep')}
                inline
                value="mine"
                optionalWord=""
                options={[
                  { value: 'mine', label: t('내가 쓴 내용', 'Mine') },
                  { value: 'theirs', label: t('그사이 저장된 내용', 'The other') },
                ]}
              />
            </section>
          ))}
          {differing.length === 0 && <p>{t('두 내용이 같습니다. 저장하면 계속할 수 있습니다.', 'Both are the same. Save to go on.')}</p>}
          <Button name="do" value={andThen === 'next' ? 'next' : 'later'}>
            {t('고른 내용으로 저장하기', 'Save what I chose')}
          </Button>
        </Form>
      </>
    ),
  })
}

const Side = ({ title, words, empty }: { title: string; words: string; empty: string }) => (
  <>
    <p class="strong">{title}</p>
    {words === '' ? <p class="quiet">{empty}</p> : <Lines words={words} />}
  </>
)
