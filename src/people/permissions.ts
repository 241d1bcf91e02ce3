/** The roles of the market. 'anyone' needs no sign-in; 'person' is any confirmed account. */
export const roles = [
  'anyone',
  'person',
  'company-member',
  'company-owner',
  'officer',
  'approver',
  'buyer',
  'reviewer',
  'secretary',
  'operator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/**
 * The one table of who may do what. A route names one line; docs/permissions.md is printed from here.
 * An auditor reads every staff page (lines that only read name the auditor) and writes nothing; pages that are only a form are for who may post it.
 * What a role may do is still bounded by whose object it is: the hat in the address, and the rule of the action.
 */
export const permissions = {
  'public.see': ['anyone'],
  'account.open': ['anyone'],
  'account.own': ['person'],
  'company.register': ['person'],
  'company.join': ['person'],
  'company.see': ['company-member', 'company-owner'],
  'company.edit': ['company-member', 'company-owner'],
  'company.govern': ['company-owner'],
  'hearing.answer': ['company-member', 'company-owner'],
  'technology.see': ['company-member', 'company-owner'],
  'technology.edit': ['company-member', 'company-owner'],
  'application.see': ['company-member', 'company-owner'],
  'application.write': ['company-member', 'company-owner'],
  'application.submit': ['company-member', 'company-owner'],
  'quote.answer': ['company-member', 'company-owner'],
  'question.ask': ['company-member', 'company-owner'],
  'desk.see': ['officer', 'approver', 'auditor'],
  'people.see': ['approver', 'auditor'],
  'people.manage': ['approver'],
  'institution.edit': ['approver'],
  'claim.decide': ['officer', 'operator'],
  'rule-set.see': ['officer', 'approver', 'auditor'],
  'rule-set.draft': ['officer'],
  'rule-set.approve': ['approver'],
  'call.draft': ['officer'],
  'call.approve': ['approver'],
  'call.end': ['officer', 'approver'],
  'track.see': ['officer', 'approver', 'auditor'],
  'track.handle': ['officer'],
  'condition.judge': ['officer', 'approver'],
  'review.see': ['officer', 'approver', 'auditor'],
  'review.run': ['officer'],
  'reviewer.manage': ['officer'],
  'verdict.draft': ['officer'],
  'verdict.sign': ['approver'],
  'sheet.write': ['reviewer'],
  'certificate.see': ['officer', 'approver', 'auditor'],
  'certificate.draft': ['officer'],
  'certificate.sign': ['approver'],
  'activation.see': ['officer', 'approver', 'auditor'],
  'activation.work': ['officer', 'approver'],
  'buying.see': ['buyer', 'auditor'],
  'buying.work': ['buyer'],
  'ground.confirm': ['officer', 'approver'],
  'council.see': ['secretary', 'auditor'],
  'relevance.judge': ['officer', 'approver', 'buyer', 'reviewer'],
  'operations.work': ['operator'],
  'operations.see': ['operator', 'auditor'],
  'audit.see': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** What the people of a closed firm may still do in its name: its certificates live on, and whoever is heard answers. */
export const evenClosed: ReadonlySet<string> = new Set<Permission>(['hearing.answer'])
