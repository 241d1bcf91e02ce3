import { Supplement } from '../../applications/index.ts'
import type { SaidToInstitution } from '../../applications/index.ts'
import type { Visit } from '../../people/index.ts'
import { Lines, SummaryList } from '../../ui/index.ts'

/**
 * What the firm said to the institutions of the review beside its dossier: answers to their own questions, and what it explained and sent when asked
 * again. Papers stand here whether or not the answer froze a version of the dossier.
 */
export const SaidBeside = ({ visit, said }: { visit: Visit; said: readonly SaidToInstitution[] }) => (
  <>
    {said
      .filter((one) => one.answers.length + one.supplements.length > 0)
      .map((one) => (
        <OfInstitution key={one.trackId} visit={visit} one={one} isAlone={said.length === 1} />
      ))}
  </>
)

const OfInstitution = ({ visit, one, isAlone }: { visit: Visit; one: SaidToInstitution; isAlone: boolean }) => {
  const { t, lang } = visit
  const whose = isAlone ? '' : ` (${t(one.ko, one.en)})`
  return (
    <section class="stack">
      {one.answers.length > 0 && (
        <>
          <h2>{t(`기관의 질문과 답${whose}`, `Questions of the institution, answered${whose}`)}</h2>
          <SummaryList
            lang={lang}
            facts={one.answers.map(({ question, answer }) => ({ label: t(question), value: <Lines words={answer} /> }))}
          />
        </>
      )}
      {one.supplements.length > 0 && (
        <>
          <h2>{t(`보완한 내용${whose}`, `Supplemented${whose}`)}</h2>
          {one.supplements.map((supplement) => (
            <Supplement key={supplement.id} visit={visit} track={{ id: one.trackId }} one={supplement} open />
          ))}
        </>
      )}
    </section>
  )
}
