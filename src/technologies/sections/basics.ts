import { text } from '../../kernel/text.ts'
import { technologyKinds } from '../technology.ts'
import { kindWords, trlWords } from '../words.ts'
import type { Section } from './section.ts'

export const basics: readonly Section[] = [
  {
    id: 'title',
    group: 'basics',
    minutes: 2,
    task: text('기술 이름 쓰기', 'Name the technology'),
    question: text('기술 이름', 'Name of the technology'),
    help: text(
      '심의위원과 구매 담당자가 가장 먼저 보는 이름입니다. 상표보다 무엇을 하는 기술인지가 드러나게 써 주세요.',
      'The first thing reviewers and buyers read. Say what it does rather than its brand.',
    ),
    example: text('저소음 고효율 배수펌프', 'Quiet high-efficiency drainage pump'),
    fields: [
      {
        as: 'line',
        name: 'titleKo',
        max: 100,
        label: text('기술 이름', 'Name in Korean'),
        needed: text('기술 이름을 입력해 주세요.', 'Enter the name of the technology.'),
      },
    ],
  },
  {
    id: 'summary',
    group: 'basics',
    minutes: 5,
    task: text('한 줄 소개와 검색어 쓰기', 'Write a one-line summary'),
    question: text('한 줄 소개', 'One-line summary'),
    help: text(
      '누가, 어디에서, 무엇이 좋아지는지 한두 문장으로 써 주세요. 기술 찾기 목록에 그대로 나옵니다.',
      'One or two sentences: who gains what, and where. Shown as it is in the catalogue.',
    ),
    example: text(
      '역사와 지하차도의 배수펌프를 바꾸면 소음이 12dB 줄고 같은 수량에서 전력을 23% 덜 씁니다.',
      'Replaces pumps in stations and underpasses: 12 dB quieter and 23% less power at the same flow.',
    ),
    fields: [
      {
        as: 'area',
        name: 'summaryKo',
        max: 200,
        rows: 3,
        label: text('한 줄 소개', 'Summary in Korean'),
        needed: text('한 줄 소개를 입력해 주세요.', 'Enter the summary.'),
      },
      {
        as: 'keywords',
        name: 'keywords',
        most: 15,
        label: text('검색어', 'Keywords'),
        hint: text(
          '쉼표로 나누어 15개까지 적습니다. 예: 배수펌프, 저소음, 지하차도',
          'Up to 15, with commas between. For example: drainage pump, quiet',
        ),
      },
    ],
  },
  {
    id: 'kind',
    group: 'basics',
    minutes: 1,
    task: text('기술의 종류 고르기', 'Choose the kind'),
    question: text('어떤 종류인가요?', 'What kind is it?'),
    fields: [
      {
        as: 'choice',
        name: 'kind',
        label: text('기술의 종류', 'Kind'),
        needed: text('기술의 종류를 골라 주세요.', 'Choose the kind.'),
        options: technologyKinds.map((value) => ({ value, label: kindWords[value] })),
      },
    ],
  },
  {
    id: 'fields',
    group: 'basics',
    minutes: 1,
    task: text('기술 분야 고르기', 'Choose the fields'),
    question: text('어느 분야에 쓰이나요?', 'In which fields is it used?'),
    help: text('5개까지 고릅니다. 공모와 심의위원이 이 분야로 이어집니다.', 'Up to five. Calls and reviewers are matched by field.'),
    fields: [
      {
        as: 'boxes',
        name: 'fieldCodes',
        options: 'fields',
        most: 5,
        first: {
          label: text('주 분야', 'Main field'),
          hint: text(
            '인증서와 접수증처럼 한 분야만 적히는 곳에 씁니다. 고르지 않으면 목록에서 먼저 나오는 분야입니다.',
            'Stands where one field is printed, as on the certificate and the receipt. If none is chosen, the first of the list.',
          ),
        },
        label: text('기술 분야', 'Fields'),
        needed: text('기술 분야를 하나 이상 골라 주세요.', 'Choose at least one field.'),
      },
    ],
  },
  {
    id: 'trl',
    group: 'basics',
    minutes: 2,
    task: text('기술성숙도 고르기', 'Choose the readiness level'),
    question: text('기술이 어디까지 왔나요?', 'How ready is it?'),
    help: text(
      '지금 이 기술에 맞는 단계를 하나 고릅니다. 증빙 서류와 맞아야 심의가 빨라집니다.',
      'Choose the step that is true today and that your papers show.',
    ),
    fields: [
      {
        as: 'choice',
        name: 'trl',
        is: 'number',
        label: text('기술성숙도(TRL)', 'Technology readiness level (TRL)'),
        needed: text('기술성숙도를 골라 주세요.', 'Choose the readiness level.'),
        options: trlWords.map((words, at) => ({ value: String(at + 1), label: text(`${at + 1}단계`, `Level ${at + 1}`), hint: words })),
      },
    ],
  },
]
