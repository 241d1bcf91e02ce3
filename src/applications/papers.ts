/** Papers a firm keeps once for all of its technologies, by the part of its profile they stand in. */
export const firmPapers = { confirmations: 'SME_CONFIRMATION', registration: 'BUSINESS_REGISTRATION' } as const
/** Made from what was entered: nobody uploads it. */
export const applicationForm = 'APPLICATION_FORM'

/** The part of the firm's profile in which a paper of this kind stands; undefined where it belongs to the technology. */
export const profilePartOf = (kind: string): string | undefined => Object.entries(firmPapers).find(([, paper]) => paper === kind)?.[0]

/** Whether a paper of this kind is uploaded with the technology. */
export const isOfTechnology = (kind: string): boolean => kind !== applicationForm && profilePartOf(kind) === undefined
