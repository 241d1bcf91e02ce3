import { expect, test } from 'vitest'
import { asWrittenIn } from './as-written.ts'

test('a Latin word is shown as it is written, the first time it is; others as they are', () => {
  const asWritten = asWrittenIn('NB-IoT 통신의 ESS, 뒤에 ess와 IEC 61850')
  expect(['nbiot', 'ess', 'iec', '61850', 'unheard', '통신'].map(asWritten)).toEqual(['NB-IoT', 'ESS', 'IEC', '61850', 'unheard', '통신'])
  expect(['pipe', 'deicer', '109268321'].map(asWrittenIn('Pipes, de-icer 10-9268321'))).toEqual(['Pipes', 'de-icer', '10-9268321'])
})
