import { text } from '../../kernel/text.ts'
import { ipNumberKinds, ipRights, ipStatuses } from '../technology.ts'
import { ipStatusWords, numberKindWords, rightWords } from '../words.ts'
import type { Section } from './section.ts'

export const proofs: readonly Section[] = [
  { id: 'documents', own: 'documents', group: 'proof', minutes: 10, task: text('서류 올리기', 'Upload papers'), question: text('서류', 'Papers'), fields: [] },
  { id: 'pictures', own: 'pictures', group: 'proof', minutes: 3, optional: true, task: text('사진 올리기', 'Upload pictures'), question: text('사진', 'Pictures'), fields: [] },
  {
    id: 'certificates', group: 'proof', minutes: 3, optional: true, task: text('다른 인증 적기', 'List other certificates'), question: text('이미 받은 다른 인증', 'Certificates you already hold'),
    help: text('NET, NEP, 성능인증처럼 이미 받은 인증입니다. 유효기간이 지나지 않은 것만 심의와 계약에 도움이 됩니다.', 'Such as NET, NEP or performance certificates. Only those still valid count.'),
    fields: [{ as: 'tick', name: 'flags.excellentProcurement', label: text('우수조달물품으로 지정되어 있습니다.', 'It is designated an excellent procurement product.') }],
    rows: {
      name: 'otherCertificates', one: text('인증', 'Certificate'), most: 20, declarable: 'otherCertificates',
      fields: [
        { as: 'select', name: 'kind', options: 'certificateKinds', label: text('인증 종류', 'Kind'), needed: text('인증 종류를 골라 주세요.', 'Choose the kind of certificate.') },
        { as: 'line', name: 'number', max: 60, width: 'medium', label: text('인증번호', 'Number'), needed: text('인증번호를 적어 주세요.', 'Give the number.') },
        { as: 'line', name: 'issuer', max: 80, width: 'medium', label: text('발급 기관', 'Issuer') },
        { as: 'day', name: 'validFrom', label: text('유효기간 시작일', 'Valid from'), needed: text('유효기간 시작일을 적어 주세요.', 'Give the first day of validity.') },
        { as: 'day', name: 'validTo', label: text('유효기간 만료일', 'Valid to'), hint: text('끝나는 날이 없으면 비워 두세요.', 'Leave it empty if it does not end.') },
      ],
    },
  },
  {
    id: 'supply', group: 'proof', minutes: 4, optional: true, task: text('공급 실적 적기', 'List where it was supplied'), question: text('공급 실적', 'Supply record'),
    help: text('공공기관에 공급한 일부터 적어 주세요. 금액은 밝히지 않아도 됩니다.', 'Public institutions first. The amount may stay empty.'),
    fields: [],
    rows: {
      name: 'supplyRecord', one: text('공급 실적', 'Supply'), most: 30, declarable: 'supplyRecord',
      fields: [
        { as: 'select', name: 'institutionId', options: 'institutions', label: text('공급한 기관', 'Institution'), hint: text('목록에 없으면 아래에 이름을 적어 주세요.', 'If it is not in the list, write its name below.') },
        { as: 'line', name: 'institutionName', max: 80, width: 'medium', label: text('목록에 없는 기관의 이름', 'Name, if not in the list') },
        { as: 'number', name: 'year', min: 1990, max: 2100, unit: text('년', ''), label: text('계약한 해', 'Year of the contract'), needed: text('계약한 해를 2025처럼 적어 주세요.', 'Give the year, like 2025.') },
        { as: 'number', name: 'month', min: 1, max: 12, unit: text('월', ''), label: text('계약한 달', 'Month') },
        { as: 'line', name: 'what', max: 120, width: 'medium', label: text('공급한 것', 'What was supplied'), needed: text('무엇을 공급했는지 적어 주세요.', 'Say what was supplied.') },
        { as: 'money', name: 'amountWon', label: text('계약 금액', 'Contract amount') },
      ],
    },
  },
  {
    id: 'ip-rights', group: 'rights', minutes: 5, optional: true, task: text('특허와 지식재산권 적기', 'List IP rights'), question: text('특허와 지식재산권', 'Patents and other IP rights'),
    help: text('등록증을 보고 권리와 번호의 종류를 골라 주세요. 번호만으로는 특허인지 실용신안인지 알 수 없습니다.', 'Take right and kind of number from the certificate: a number alone does not tell.'),
    example: text('특허 · 등록번호 10-1234567 · 등록 · 소유자: 한빛엔지니어링, 100', 'Patent · registration 10-1234567 · registered · owner: Hanbit Engineering, 100'),
    fields: [],
    rows: {
      name: 'ipRights', one: text('권리', 'Right'), most: 20, declarable: 'ipRights',
      fields: [
        { as: 'select', name: 'right', label: text('권리', 'Right'), needed: text('어떤 권리인지 골라 주세요.', 'Choose the right.'), options: ipRights.map((value) => ({ value, label: rightWords[value] })) },
        { as: 'select', name: 'numberKind', label: text('번호의 종류', 'Kind of number'), needed: text('번호의 종류를 골라 주세요.', 'Choose the kind of number.'), options: ipNumberKinds.map((value) => ({ value, label: numberKindWords[value] })) },
        { as: 'line', name: 'number', max: 40, width: 'medium', label: text('번호', 'Number'), hint: text('예: 등록 10-1234567, 출원 10-2026-0012345', 'For example 10-1234567 or 10-2026-0012345'), needed: text('번호를 적어 주세요.', 'Give the number.') },
        { as: 'line', name: 'titleKo', max: 150, label: text('권리의 이름', 'Title') },
        { as: 'select', name: 'status', label: text('권리 상태', 'Status'), needed: text('권리 상태를 골라 주세요.', 'Choose the status.'), options: ipStatuses.map((value) => ({ value, label: ipStatusWords[value] })) },
        { as: 'line', name: 'statusSource', max: 80, width: 'medium', label: text('상태를 확인한 곳', 'Where the status was checked'), hint: text('예: 등록원부, 키프리스', 'For example the register, KIPRIS') },
        { as: 'day', name: 'statusAsOf', label: text('확인한 날', 'Checked on') },
        { as: 'day', name: 'filedOn', label: text('출원일', 'Filed on') },
        { as: 'day', name: 'registeredOn', label: text('등록일', 'Registered on') },
        { as: 'day', name: 'expiresOn', label: text('존속기간 만료일', 'Expires on'), hint: text('등록원부에 적힌 날을 그대로 적어 주세요.', 'As the register says.') },
        { as: 'owners', name: 'owners', label: text('소유자와 지분', 'Owners and shares'), hint: text('한 줄에 한 명씩 ‘이름, 지분(%)’으로 적습니다. 지분을 모르면 이름만 적어 주세요.', 'One a line: “name, share in %”. The name alone if the share is not known.') },
        { as: 'choice', name: 'coOwnersConsent', is: 'boolean', inline: true, label: text('다른 소유자의 동의', 'Consent of the other owners'), hint: text('소유자가 둘 이상일 때만 골라 주세요.', 'Only if there are several owners.'), options: [{ value: 'yes', label: text('받았습니다', 'Given') }, { value: 'no', label: text('받지 않았습니다', 'Not given') }] },
      ],
    },
  },
]
