import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const insideFolder = z.string().refine((path) => !path.startsWith('/') && !path.split('/').includes('..'))

/** What a backup holds, with counts and SHA-256 of every part. Paths are relative to the backup's folder. Times in UTC. */
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Release of the service that made it. */
  release: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), path: insideFolder, bytes: z.int(), sha256 })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().nullable() })),
  files: z.array(z.object({ path: insideFolder, bytes: z.int(), sha256 })),
  keys: z.array(z.object({ path: insideFolder, sha256 })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TablePart = Manifest['tables'][number]
export type FilePart = Manifest['files'][number]
