// Writes the documents that are drawn from the code: permissions and workflows. Run: node --import tsx tools/print-docs.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes } from '../src/app.ts'
import { printPermissions } from '../src/people/print-permissions.ts'
import { printWorkflows } from './print-workflows.ts'

const docs = join(import.meta.dirname, '..', 'docs')
mkdirSync(join(docs, 'workflows'), { recursive: true })
writeFileSync(join(docs, 'permissions.md'), printPermissions(allRoutes()))
for (const [name, drawn] of printWorkflows()) writeFileSync(join(docs, 'workflows', `${name}.md`), drawn)
