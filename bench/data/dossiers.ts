import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseContent } from '../../src/technologies/index.ts'
import type { TechnologyContent } from '../../src/technologies/index.ts'
import type { Dice } from './dice.ts'

const manners = ['현장형', '보급형', '저소음', '고효율', '이동식', '일체형', '무선', '분리형', '친환경', '스마트', '방수형', '경량', '내진형', '자가진단', '원격제어', '저전력']

/** The invented dossiers of the demonstration, from which ten thousand different ones are mixed. */
export const readDossiers = (folder: string): TechnologyContent[] => readdirSync(folder)
  .filter((name) => /^technologies-\d+\.json$/.test(name)).sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { content: unknown }[]).map((one) => parseContent(one.content)))

/** Title and field of one dossier, each paragraph from another: no two texts are alike, all are Korean that somebody wrote. */
export const mixDossier = (dice: Dice, dossiers: readonly TechnologyContent[], number: number): TechnologyContent => {
  const base = dice.one(dossiers); const [problem, approach, effects, applications] = [dice.one(dossiers), dice.one(dossiers), dice.one(dossiers), dice.one(dossiers)]
  return {
    ...base,
    titleKo: `${dice.one(manners)} ${base.titleKo} ${number}호`, titleEn: `${base.titleEn || base.titleKo}, model ${number}`,
    problemKo: `${base.problemKo}\n${problem.problemKo}`, approachKo: `${base.approachKo}\n${approach.approachKo}`, effectsKo: `${base.effectsKo}\n${effects.effectsKo}`,
    applicationsKo: `${base.applicationsKo}\n${applications.applicationsKo}`, keywords: [...new Set([...base.keywords, ...approach.keywords.slice(0, 2)])],
    trl: dice.often(95) ? 5 + dice.below(5) : null, priceFromWon: dice.often(80) ? (1 + dice.below(900)) * 1_000_000 : null, priceToWon: null,
  }
}
