import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { renewGrounds } from './catalogue/index.ts'
import { seedInstitutions } from './institutions/index.ts'
import { sql, writerOn } from './platform/database/database.ts'
import type { Database } from './platform/database/database.ts'
import { seedBackground } from './figures/index.ts'
import { seedGrounds } from './purchases/index.ts'
import { seedTechnologyKinds } from './technologies/index.ts'
import { seedVocabulary } from './vocabulary/index.ts'
import { seededRulesHash, seedRuleSets } from './rulesets/index.ts'

/** Loads db/seed, and the rule sets written as code, where either changed since they were last loaded; answers whether it did. Each slice keeps its own rows. `shift` moves the market's time meanwhile, which only a demonstration obeys. */
export const loadReferenceData = async (db: Database, folder: string, shift?: string): Promise<boolean> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const texts = new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name.replace('.json', ''), await readFile(join(folder, name), 'utf8')]),
    ),
  )
  const hash = createHash('sha256')
    .update([...texts].map(([name, words]) => `${name}\n${words}`).join('\n'))
    .update(seededRulesHash())
    .digest('hex')
  return db.kysely.transaction().execute(async (kysely) => {
    const tx = writerOn(kysely)
    await tx.run(sql`select pg_advisory_xact_lock(730103)`)
    if (shift !== undefined) await tx.run(sql`select set_config('techmarket.shift', ${shift}, true)`)
    const known = await tx.maybe(sql<{ sha256: string }>`select sha256 from reference_data where name = 'seed'`)
    if (known?.sha256 === hash) return false
    const file = (name: string): unknown => JSON.parse(texts.get(name) ?? '[]')
    await seedInstitutions(tx, {
      sources: file('sources'),
      councils: file('councils'),
      fields: file('fields'),
      regions: file('regions'),
      ministries: file('ministries'),
      institutions: file('institutions'),
    })
    await seedTechnologyKinds(tx, { certificateKinds: file('certificate-kinds'), documentKinds: file('document-kinds') })
    await seedGrounds(tx, { grounds: file('contract-grounds'), reasons: file('refusal-reasons') })
    await renewGrounds(tx)
    await seedBackground(tx, file('background-series'))
    await seedRuleSets(tx)
    await seedVocabulary(tx, { synonyms: file('synonyms'), ownWords: file('own-words') })
    await tx.run(
      sql`insert into reference_data (name, sha256) values ('seed', ${hash})
        on conflict (name) do update set sha256 = excluded.sha256, loaded_at = clock_timestamp()`,
    )
    return true
  })
}
