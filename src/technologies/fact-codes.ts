/** How the codes of a dossier are called in the rule language, whose names are written with dashes. */
export const kindFacts = {
  technology: 'technology',
  construction_method: 'method',
  product: 'product',
  material: 'material',
  software: 'software',
} as const
export const rightFacts = {
  patent: 'patent',
  utility_model: 'utility-model',
  design: 'design',
  trademark: 'trade-mark',
  software: 'software',
} as const
export const statusFacts = {
  filed: 'filed',
  published: 'published',
  registered: 'granted',
  lapsed: 'lapsed',
  abandoned: 'abandoned',
  invalidated: 'invalidated',
  withdrawn: 'withdrawn',
  refused: 'refused',
} as const
export const certificateFactKinds = {
  NET: 'net',
  NEP: 'nep',
  GS: 'gs',
  PERFORMANCE_CERT: 'performance',
  EXCELLENT_PROCUREMENT: 'excellent-procurement',
  INNOVATION_PRODUCT: 'innovation',
  GREEN_CERT: 'green',
  CONSTRUCTION_NEW_TECH: 'construction-new-technology',
  DISASTER_SAFETY: 'disaster-safety',
  OTHER_GOVERNMENT: 'other-government',
  MARKET: 'market',
  FOREIGN_STANDARD: 'foreign-standard',
} as const

const fieldFacts = [
  'road',
  'rail',
  'airport',
  'port',
  'building',
  'city',
  'water',
  'landscape',
  'traffic-safety',
  'generation',
  'grid',
  'nuclear',
  'gas',
  'heat',
  'renewable',
  'power-market',
  'efficiency',
  'software',
  'hardware',
  'ai',
  'security',
  'network',
  'iot',
  'robot',
  'general',
  'horse',
] as const
export type FieldFact = (typeof fieldFacts)[number]

/** 'SOC.TRAFFIC_SAFETY' of the reference table is 'traffic-safety' to a rule; undefined for a code no rule knows. */
export const fieldFactOf = (code: string): FieldFact | undefined => {
  const last = (code.split('.').at(-1) ?? '').toLowerCase().replaceAll('_', '-')
  return fieldFacts.find((fact) => fact === last)
}
