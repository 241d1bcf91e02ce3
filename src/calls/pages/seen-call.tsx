import { text } from '../../kernel/text.ts'
import { showClosing, showDayTime } from '../../kernel/show.ts'
import type { Visit } from '../../people/index.ts'
import { ChangedMeanwhile } from '../../ui/index.ts'
import type { CallDetail } from '../queries.ts'
import { programmeWords, questionWords, ruleSetWords, themeWords } from '../words.ts'

/** All that is published of a call, fact by fact, to whoever signs it or agrees to it: what is not here is published unseen. */
export const factsOf = (
  { t, lang }: Visit,
  call: CallDetail,
): { readonly key: string; readonly label: string; readonly words: string }[] => {
  return [
    { key: 'titleKo', label: t('공모 이름', 'Title in Korean'), words: call.titleKo },
    { key: 'titleEn', label: t('영문 이름', 'Title in English'), words: call.titleEn },
    {
      key: 'kind',
      label: t('종류와 범위', 'Kind and scope'),
      words: `${t(programmeWords[call.programme] ?? text(call.programme, call.programme))} · ${t(themeWords[call.theme])}`,
    },
    { key: 'opens', label: t('접수 시작', 'Opens'), words: showDayTime(call.opensAt, lang) },
    {
      key: 'closes',
      label: t('마감', 'Closes'),
      words: call.closesAt === null ? t('상시 접수', 'Rolling, no closing date') : showClosing(call.closesAt, lang),
    },
    {
      key: 'rules',
      label: t('기관과 심의규정', 'Institutions and rule sets'),
      words: call.rules
        .map(
          (rule) =>
            `${t(rule.ko, rule.en)}: ${t(ruleSetWords(rule))}${rule.versionNumber === null ? '' : t(` 제${rule.versionNumber}판`, `, version ${rule.versionNumber}`)}`,
        )
        .join('\n'),
    },
    {
      key: 'questions',
      label: t('추가 질문', 'Further questions'),
      words:
        call.rules
          .flatMap((rule) => rule.extraQuestions.map(questionWords))
          .map(({ ko, en }) => `${ko} / ${en}`)
          .join('\n') || t('없음', 'none'),
    },
    { key: 'bodyKo', label: t('공고문', 'Notice in Korean'), words: call.bodyKo },
    { key: 'bodyEn', label: t('영문 공고문', 'Notice in English'), words: call.bodyEn },
    {
      key: 'files',
      label: t('서식과 첨부', 'Forms and files'),
      words: call.files.map((file) => `${file.titleKo} / ${file.titleEn}`).join('\n'),
    },
  ]
}

/** What a form that decides on a call carries: the version it is about and what it said, so that a call changed meanwhile is told in both. */
export const seenOf = (visit: Visit, call: CallDetail): Record<string, string> => ({
  version: String(call.version),
  ...Object.fromEntries(factsOf(visit, call).map(({ key, words }) => [`seen-${key}`, words])),
})

/** The call was changed under somebody's eyes: what they saw where they were to decide on its words, and what it says now. */
export const ChangedCall = ({ visit, call }: { visit: Visit; call: CallDetail }) => (
  <ChangedMeanwhile
    lang={visit.lang}
    title={visit.t(
      '보시던 공모가 그사이 바뀌어 누르신 일을 하지 않았습니다. 바뀐 내용을 확인하고 다시 결정해 주세요.',
      'The call you saw has changed meanwhile, so what you pressed was not done. Look at what changed and decide again.',
    )}
    facts={factsOf(visit, call)
      .filter(({ key }) => visit.form.has(`seen-${key}`))
      .map(({ key, label, words }) => ({ label, seen: visit.form.text(`seen-${key}`), now: words }))}
  />
)
