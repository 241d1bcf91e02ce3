/**
 * Numbers of receipt: 'KRA-2026-R0012', the R before the serial. No certificate number looks like one (patternProblems, and a CHECK on certificates):
 * whoever looks a receipt up as a certificate must not be shown another firm's. The oldest receipts have no R and are kept as they were given.
 */
export const receiptNumber = (institution: string, year: string, serial: number): string =>
  `${institution}-${year}-R${String(serial).padStart(4, '0')}`

/** Whether it looks like a number of receipt, as people copy it: in small letters, with a long dash or a blank for a hyphen. */
export const isReceiptNumber = (number: string): boolean =>
  /-20\d{2}-R\d{4,}$/.test(
    number
      .normalize('NFKC')
      .trim()
      .toUpperCase()
      .replaceAll(/[\u2010-\u2015\u2212 ]/g, '-'),
  )
