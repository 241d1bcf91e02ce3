import { text } from '../../kernel/text.ts'
import type { Section } from './section.ts'

export const english: readonly Section[] = [
  {
    id: 'english',
    group: 'english',
    minutes: 20,
    optional: true,
    task: text('영문으로 옮기기', 'Write the English version'),
    question: text('영문 소개', 'English version'),
    help: text(
      '영문 화면과 해외진출 공모에 쓰입니다. 이름과 한 줄 소개만 있어도 영문 목록에 나옵니다.',
      'For English pages and calls for overseas expansion. Name and summary are enough to be listed.',
    ),
    fields: [
      {
        as: 'line',
        name: 'titleEn',
        max: 150,
        label: text('영문 이름', 'Name in English'),
        needed: text('영문 이름을 입력해 주세요.', 'Enter the English name.'),
      },
      {
        as: 'area',
        name: 'summaryEn',
        max: 400,
        rows: 3,
        label: text('영문 한 줄 소개', 'Summary in English'),
        needed: text('영문 한 줄 소개를 입력해 주세요.', 'Enter the English summary.'),
      },
      { as: 'area', name: 'problemEn', max: 4000, rows: 5, label: text('풀려는 문제(영문)', 'The problem, in English') },
      { as: 'area', name: 'approachEn', max: 6000, rows: 8, label: text('해결 방법(영문)', 'The approach, in English') },
      { as: 'area', name: 'effectsEn', max: 4000, rows: 5, label: text('기대 효과(영문)', 'Effects, in English') },
      { as: 'area', name: 'applicationsEn', max: 2000, rows: 5, label: text('쓰이는 곳(영문)', 'Where it is used, in English') },
    ],
  },
]
