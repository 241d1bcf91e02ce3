// Packs the Korean dictionary into the folder given: once per build, see build.mjs.
import { join } from 'node:path'
import { writePackedDictionary } from '../src/platform/search/analyser/dictionary.ts'

writePackedDictionary(join(process.argv[2] ?? '.', 'ko-dic.bin'))
