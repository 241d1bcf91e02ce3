import { text } from '../../kernel/text.ts'
import { materialsOrigins } from '../technology.ts'
import { originWords } from '../words.ts'
import type { Section } from './section.ts'

export const substance: readonly Section[] = [
  {
    id: 'problem', group: 'technology', minutes: 10, task: text('풀려는 문제 쓰기', 'Describe the problem'), question: text('어떤 문제를 푸나요?', 'What problem does it solve?'),
    help: text('지금 현장에서 무엇이 불편하고 얼마나 드는지 써 주세요. 기관 이름은 없어도 됩니다.', 'What is hard in the field today, and what does it cost?'),
    example: text('지하차도 배수펌프는 가동 소음이 78dB로 야간 민원이 잦고, 오래된 펌프는 정격의 60% 효율로 돌아 전기료가 많이 나옵니다.', 'Pumps in underpasses run at 78 dB, which brings complaints at night, and old ones run at 60% of their rated efficiency.'),
    fields: [{ as: 'area', name: 'problemKo', max: 2000, rows: 8, label: text('풀려는 문제', 'The problem'), needed: text('풀려는 문제를 입력해 주세요.', 'Describe the problem.') }],
  },
  {
    id: 'approach', group: 'technology', minutes: 15, task: text('해결 방법 쓰기', 'Describe the approach'), question: text('어떻게 푸나요?', 'How does it solve it?'),
    help: text('원리와 구성을 차례대로 써 주세요. 그림은 증빙의 사진에 올릴 수 있습니다.', 'Principle and parts, in order. Drawings go with the pictures.'),
    example: text('날개 수를 7장에서 5장으로 줄이고 끝을 휘어 물이 떨어져 나가는 소리를 줄였습니다. 수위에 따라 회전수를 바꾸는 제어기를 함께 답니다.', 'Five curved blades instead of seven reduce the shedding noise; a controller follows the water level.'),
    fields: [{ as: 'area', name: 'approachKo', max: 3000, rows: 12, label: text('해결 방법', 'The approach'), needed: text('해결 방법을 입력해 주세요.', 'Describe the approach.') }],
  },
  {
    id: 'differences', group: 'technology', minutes: 8, task: text('기존 기술과 숫자로 비교하기', 'Compare in numbers'), question: text('기존 기술과 숫자로 비교', 'What is different, in numbers'),
    help: text('같은 조건에서 잰 값을 적어 주세요. 시험성적서에 있는 값이면 가장 좋습니다.', 'Values measured under the same conditions, best those of your test report.'),
    example: text('가동 소음 · dB · 기존 78 · 우리 66', 'Running noise · dB · today 78 · ours 66'),
    fields: [],
    rows: {
      name: 'differences', one: text('비교 항목', 'Comparison'), most: 12, needed: text('비교 항목을 하나 이상 적어 주세요.', 'Give at least one comparison.'),
      fields: [
        { as: 'line', name: 'whatKo', max: 60, width: 'medium', label: text('무엇을', 'What, in Korean'), needed: text('무엇을 비교하는지 적어 주세요.', 'Say what is compared.') },
        { as: 'line', name: 'whatEn', max: 80, width: 'medium', label: text('무엇을(영문)', 'What, in English') },
        { as: 'line', name: 'unit', max: 20, width: 'short', label: text('단위', 'Unit'), hint: text('예: dB, %, 분', 'For example dB, %, min') },
        { as: 'line', name: 'before', max: 30, width: 'short', withDigits: true, label: text('기존 기술의 값', 'Value of what is used today'), needed: text('기존 기술의 값을 적어 주세요.', 'Give the value of what is used today.') },
        { as: 'line', name: 'after', max: 30, width: 'short', withDigits: true, label: text('우리 기술의 값', 'Our value'), needed: text('우리 기술의 값을 적어 주세요.', 'Give our value.') },
      ],
    },
  },
  {
    id: 'effects', group: 'technology', minutes: 5, task: text('기대 효과 쓰기', 'Describe the effects'), question: text('쓰면 무엇이 좋아지나요?', 'What gets better?'),
    example: text('지하차도 한 곳에서 한 해 전기료가 420만 원 줄고, 야간 민원이 거의 없어집니다.', 'One underpass saves KRW 4.2 million of power a year and hardly any complaints remain.'),
    fields: [{ as: 'area', name: 'effectsKo', max: 2000, rows: 8, label: text('기대 효과', 'Effects'), needed: text('기대 효과를 입력해 주세요.', 'Describe the effects.') }],
  },
  {
    id: 'applications', group: 'technology', minutes: 4, task: text('쓰이는 곳 쓰기', 'Say where it is used'), question: text('어디에 쓸 수 있나요?', 'Where can it be used?'),
    example: text('지하차도, 지하철 역사 집수정, 공항 활주로 배수로', 'Underpasses, sumps of metro stations, drains along runways'),
    fields: [{ as: 'area', name: 'applicationsKo', max: 1000, rows: 5, label: text('쓰이는 곳', 'Where it is used'), needed: text('쓰이는 곳을 입력해 주세요.', 'Say where it is used.') }],
  },
  {
    id: 'specification', group: 'technology', minutes: 6, optional: true, task: text('규격과 자재 적기', 'Give the specification'), question: text('규격과 자재', 'Specification and materials'),
    help: text('구매 담당자가 설계서에 옮겨 적는 값입니다.', 'Values a buyer copies into a design.'),
    fields: [
      { as: 'choice', name: 'materialsOrigin', inline: true, label: text('주요 자재의 원산지', 'Origin of the main materials'), options: materialsOrigins.map((value) => ({ value, label: originWords[value] })) },
      { as: 'tick', name: 'flags.directlyPurchasedMaterial', label: text('공사용자재 직접구매 대상 품목입니다.', 'It is a directly-purchased construction material.') },
    ],
    rows: {
      name: 'specification', one: text('규격', 'Specification'), most: 40,
      fields: [
        { as: 'line', name: 'nameKo', max: 60, width: 'medium', label: text('항목', 'Item in Korean'), needed: text('규격 항목의 이름을 적어 주세요.', 'Name the item.') },
        { as: 'line', name: 'nameEn', max: 80, width: 'medium', label: text('항목(영문)', 'Item in English') },
        { as: 'line', name: 'value', max: 120, width: 'medium', label: text('값', 'Value'), hint: text('단위까지 적어 주세요. 예: 15kW', 'With its unit, for example 15 kW'), needed: text('규격 값을 적어 주세요.', 'Give the value.') },
      ],
    },
  },
  {
    id: 'price', group: 'technology', minutes: 2, task: text('공급 가격 적기', 'Give the price range'), question: text('공급 가격', 'Price range'),
    help: text('정확한 값은 견적에서 정합니다. 여기에는 구매 기관이 예산을 어림할 수 있는 범위를 적어 주세요.', 'The exact price belongs in a quote. Give a range a buyer can budget with.'),
    fields: [
      { as: 'money', name: 'priceFromWon', label: text('가장 낮은 가격', 'Lowest price'), needed: text('가장 낮은 가격을 입력해 주세요.', 'Enter the lowest price.') },
      { as: 'money', name: 'priceToWon', label: text('가장 높은 가격', 'Highest price'), hint: text('하나뿐이면 비워 두세요.', 'Leave it empty if there is only one.') },
      { as: 'choice', name: 'vatIncluded', is: 'boolean', inline: true, label: text('부가가치세', 'VAT'), needed: text('부가가치세가 들어 있는지 골라 주세요.', 'Say whether VAT is included.'), options: [{ value: 'yes', label: text('포함', 'Included') }, { value: 'no', label: text('별도', 'Not included') }] },
      { as: 'line', name: 'priceUnit', max: 30, width: 'short', label: text('가격의 단위', 'Price for'), hint: text('예: 1대, m²당, 1식', 'For example one unit, per m², one set') },
    ],
  },
]
