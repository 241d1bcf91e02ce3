import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, Choice, ErrorSummary, Form, SummaryList } from '../../ui/index.ts'
import { judgeResult } from '../actions/judge.ts'
import { grades, readGrade } from '../judgement.ts'
import type { Judge } from '../judgement.ts'
import { plainQuery } from '../query-log.ts'
import { findOwnJudgement } from '../queries.ts'
import { gradeWords } from '../words.ts'

const longest = 200
const noGrade = text(
  '아직 고르지 않으셨습니다. ‘관련 없음’, ‘일부 관련’, ‘찾던 기술’ 가운데 하나를 골라 주세요.',
  'Nothing is chosen yet. Choose one: not relevant, partly relevant, or what I looked for.',
)

/** Who judges, as the address says: a buyer does not judge as the desk, nor the desk as a buyer. */
const judgeOf = (visit: Visit): Judge | undefined => {
  const { actor } = visit
  if (actor.hat === 'reviewer') return { acting: 'reviewer', personId: actor.personId, institutionId: null }
  if (actor.hat !== 'institution') return undefined
  const isBuying = visit.path.startsWith('/buying/')
  const isHeld = actor.roles.some((role) => (role === 'buyer') === isBuying)
  return isHeld ? { acting: isBuying ? 'buying' : 'desk', personId: actor.personId, institutionId: actor.institutionId } : undefined
}

const draw = async (visit: Visit, asked: { words: string; listingId: string }, error?: string): Promise<Reply> => {
  const { t, lang } = visit
  const judge = judgeOf(visit)
  const known = judge && asked.words !== '' ? await findOwnJudgement(visit.read, judge.personId, asked.words, asked.listingId) : undefined
  if (!known) return notFound
  const back = visit.href(`/catalogue?q=${encodeURIComponent(asked.words)}`)
  const title = t('이 결과가 찾던 것인가요?', 'Is this what was looked for?')
  const hidden = { q: asked.words, listing: asked.listingId }
  return page({
    title,
    density: 'staff',
    noIndex: true,
    status: error ? 422 : 200,
    hasErrors: error !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={back} label={t('검색 결과', 'Results')} />
        <ErrorSummary lang={lang} errors={error ? { grade: error } : {}} />
        <h1>{title}</h1>
        <SummaryList
          lang={lang}
          facts={[
            { label: t('찾은 말', 'Search'), value: asked.words },
            { label: t('결과', 'Result'), value: t(known.ko, known.en || known.ko) },
          ]}
        />
        <p>
          {t(
            '운영자가 검색을 고치는 데 씁니다. 기업에는 보이지 않고 기술의 순위를 바로 바꾸지 않습니다.',
            'Operators use it to mend the search. The firm does not see it, and no ranking changes by it at once.',
          )}
        </p>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)} hidden={hidden}>
          <Choice
            lang={lang}
            name="grade"
            label={t('판단', 'Judgement')}
            required
            error={error}
            value={known.grade === null ? undefined : String(known.grade)}
            options={grades.map((grade) => ({ value: String(grade), label: t(gradeWords[grade]) }))}
          />
          <Buttons>
            <Button>{t('판단 남기기', 'Keep this judgement')}</Button>
          </Buttons>
        </Form>
        {known.grade !== null && (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)} hidden={{ ...hidden, withdraw: 'yes' }}>
            <Button kind="text">{t('남긴 판단 취소하기', 'Take the judgement back')}</Button>
          </Form>
        )}
      </div>
    ),
  })
}

export const drawJudge = (visit: Visit): Promise<Reply> =>
  draw(visit, { words: plainQuery(visit.query('q'), longest), listingId: visit.query('listing') })

export const postJudge = async (visit: Visit): Promise<Reply> => {
  const asked = { words: plainQuery(visit.form.text('q'), longest), listingId: visit.form.text('listing') }
  const judge = judgeOf(visit)
  if (judge === undefined || asked.words === '') return notFound
  const withdraws = visit.form.text('withdraw') === 'yes'
  const grade = readGrade(visit.form.text('grade'))
  if (!withdraws && grade === undefined) return draw(visit, asked, visit.t(noGrade))
  const done = await judgeResult(visit.app, visit.actor, judge, asked.words, asked.listingId, withdraws ? undefined : grade)
  if (!done.ok) return notFound
  return redirect(
    `/catalogue?q=${encodeURIComponent(asked.words)}`,
    withdraws ? text('남긴 판단을 취소했습니다.', 'Your judgement is taken back.') : text('판단을 남겼습니다.', 'Your judgement is kept.'),
  )
}
