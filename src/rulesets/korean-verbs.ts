/** The few Korean predicates our conditions need, in every form a composed sentence asks for. */
import { josa, pickJosa } from '../kernel/josa.ts'

/** must: …야 합니다 · and: …고 · or: …거나 · which: before a noun · fact: what is the case. */
export type Form = 'must' | 'and' | 'or' | 'which' | 'fact'
type Endings = Readonly<Record<Form, readonly [plain: string, negated: string]>>
export type Verb = 'exist' | 'valid' | 'left' | 'passed' | 'related' | 'included' | 'same' | 'covered' | 'met'

const VERBS: Readonly<Record<Verb, Endings>> = {
  exist: {
    must: ['있어야 합니다', '없어야 합니다'],
    and: ['있고', '없고'],
    or: ['있거나', '없거나'],
    which: ['있는', '없는'],
    fact: ['있습니다', '없습니다'],
  },
  valid: {
    must: ['유효해야 합니다', '유효하지 않아야 합니다'],
    and: ['유효하고', '유효하지 않고'],
    or: ['유효하거나', '유효하지 않거나'],
    which: ['유효한', '유효하지 않은'],
    fact: ['유효합니다', '유효하지 않습니다'],
  },
  left: {
    must: ['남아야 합니다', '남지 않아야 합니다'],
    and: ['남고', '남지 않고'],
    or: ['남거나', '남지 않거나'],
    which: ['남은', '남지 않은'],
    fact: ['남았습니다', '남지 않았습니다'],
  },
  passed: {
    must: ['지나야 합니다', '지나지 않아야 합니다'],
    and: ['지났고', '지나지 않았고'],
    or: ['지났거나', '지나지 않았거나'],
    which: ['지난', '지나지 않은'],
    fact: ['지났습니다', '지나지 않았습니다'],
  },
  related: {
    must: ['관련되어야 합니다', '관련되지 않아야 합니다'],
    and: ['관련되고', '관련되지 않고'],
    or: ['관련되거나', '관련되지 않거나'],
    which: ['관련된', '관련되지 않은'],
    fact: ['관련됩니다', '관련되지 않습니다'],
  },
  included: {
    must: ['포함되어야 합니다', '포함되지 않아야 합니다'],
    and: ['포함되고', '포함되지 않고'],
    or: ['포함되거나', '포함되지 않거나'],
    which: ['포함된', '포함되지 않은'],
    fact: ['포함됩니다', '포함되지 않습니다'],
  },
  same: {
    must: ['같아야 합니다', '같지 않아야 합니다'],
    and: ['같고', '같지 않고'],
    or: ['같거나', '같지 않거나'],
    which: ['같은', '같지 않은'],
    fact: ['같습니다', '같지 않습니다'],
  },
  covered: {
    must: ['해당해야 합니다', '해당하지 않아야 합니다'],
    and: ['해당하고', '해당하지 않고'],
    or: ['해당하거나', '해당하지 않거나'],
    which: ['해당하는', '해당하지 않는'],
    fact: ['해당합니다', '해당하지 않습니다'],
  },
  met: {
    must: ['충족해야 합니다', '충족하지 않아야 합니다'],
    and: ['충족하고', '충족하지 않고'],
    or: ['충족하거나', '충족하지 않거나'],
    which: ['충족하는', '충족하지 않는'],
    fact: ['충족합니다', '충족하지 않습니다'],
  },
}

export const conjugate = (verb: Verb, form: Form, negated: boolean): string => VERBS[verb][form][negated ? 1 : 0]

/** The copula: 법인이어야 합니다, 개인사업자여야 합니다, 법인이 아니고, 법인인. */
export const beKorean = (noun: string, form: Form, negated: boolean): string => {
  if (negated)
    return `${josa(noun, '이/가')} ${{ must: '아니어야 합니다', and: '아니고', or: '아니거나', which: '아닌', fact: '아닙니다' }[form]}`
  if (form === 'must') return `${noun}${pickJosa(noun, '이/가') === '이' ? '이어야' : '여야'} 합니다`
  return `${noun}${{ and: '이고', or: '이거나', which: '인', fact: '입니다' }[form]}`
}

/** …야 합니다 → …야 하는데, so that the fact can follow. */
export const whereas = (must: string): string => must.replace(/합니다$/, '하는데')
