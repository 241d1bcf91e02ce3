import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawDocument, postDocument } from './pages/document-page.tsx'
import {
  documentUpload,
  drawDocuments,
  postDocuments,
  postRemoveDocument,
  postRestoreDocument,
  postReuse,
} from './pages/documents-page.tsx'
import { sendDocument, sendPicture } from './pages/files.ts'
import { drawPictures, pictureUpload, postMovePicture, postPicture, postPictureWords, postRemovePicture } from './pages/pictures-page.tsx'
import { autosaveSection, drawSection, postSection } from './pages/section-page.tsx'
import { drawTaskList, postArchive, postRestore } from './pages/task-list.tsx'
import { exportTechnologies } from './pages/technology-export.ts'
import { drawNew, drawTechnologies, postNew } from './pages/technology-list.tsx'
import { exportVersions } from './pages/version-export.ts'
import { drawVersions, postVersion } from './pages/versions-page.tsx'
import { drawView } from './pages/view-page.tsx'

const all = '/company/:company/technologies'
const one = `${all}/:technology`

export const routes: readonly Route[] = [
  get(all, 'technology.see', drawTechnologies),
  ...exportsOf(all, 'technology.see', exportTechnologies),
  get(`${all}/new`, 'technology.edit', drawNew),
  post(`${all}/new`, 'technology.edit', 'technology.created', postNew),
  get(one, 'technology.see', drawTaskList),
  post(`${one}/archive`, 'technology.edit', 'technology.archived', postArchive),
  post(`${one}/restore`, 'technology.edit', 'technology.unarchived', postRestore),
  get(`${one}/view`, 'technology.see', drawView),
  get(`${one}/versions`, 'technology.see', drawVersions),
  ...exportsOf(`${one}/versions`, 'technology.see', exportVersions),
  post(`${one}/versions`, 'technology.edit', 'technology.version-kept', postVersion),
  get(`${one}/documents`, 'technology.see', drawDocuments),
  post(`${one}/documents`, 'technology.edit', 'technology.document-added', postDocuments, { upload: documentUpload }),
  post(`${one}/documents/reuse`, 'technology.edit', 'technology.document-added', postReuse),
  get(`${one}/documents/:document`, 'technology.edit', drawDocument),
  post(`${one}/documents/:document`, 'technology.edit', 'technology.document-edited', postDocument),
  post(`${one}/documents/:document/remove`, 'technology.edit', 'technology.document-removed', postRemoveDocument),
  post(`${one}/documents/:document/restore`, 'technology.edit', 'technology.document-restored', postRestoreDocument),
  get(`${one}/pictures`, 'technology.see', drawPictures),
  post(`${one}/pictures`, 'technology.edit', 'technology.picture-added', postPicture, { upload: pictureUpload }),
  post(`${one}/pictures/:picture`, 'technology.edit', 'technology.picture-edited', postPictureWords),
  post(`${one}/pictures/:picture/forward`, 'technology.edit', 'technology.picture-moved', postMovePicture),
  post(`${one}/pictures/:picture/remove`, 'technology.edit', 'technology.picture-removed', postRemovePicture),
  get(`${one}/:section`, 'technology.see', drawSection),
  post(`${one}/:section`, 'technology.edit', 'technology.saved', postSection),
  post(`${one}/:section/autosave`, 'technology.edit', 'technology.saved', autosaveSection),
  get('/files/technologies/:technology/:file', 'public.see', sendDocument, { noLanguage: true }),
  get('/files/pictures/:file', 'public.see', sendPicture, { noLanguage: true }),
]
