import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawCompare } from './pages/compare-page.tsx'
import { drawEditSection, postEditSection } from './pages/edit-page.tsx'
import { drawNewRuleSet, postNewRuleSet } from './pages/new-rule-set.tsx'
import { drawPublicRules } from './pages/public-page.tsx'
import { exportRuleSets, exportVersions } from './pages/rule-set-export.ts'
import { drawRuleSets, toNewest } from './pages/rule-set-list.tsx'
import { drawVersion, postDraft, postPutInForce, postSendBack, postSubmit } from './pages/version-page.tsx'

const desk = '/desk/:institution/rule-sets'
const version = `${desk}/:ruleset/versions/:number`

export const routes: readonly Route[] = [
  get('/institutions/:institution/rules/:ruleset', 'public.see', drawPublicRules),
  get(desk, 'rule-set.see', drawRuleSets),
  ...exportsOf(desk, 'rule-set.see', exportRuleSets),
  get(`${desk}/new`, 'rule-set.draft', drawNewRuleSet),
  post(`${desk}/new`, 'rule-set.draft', 'rule-set.cloned', postNewRuleSet),
  get(`${desk}/:ruleset`, 'rule-set.see', toNewest),
  ...exportsOf(`${desk}/:ruleset`, 'rule-set.see', exportVersions),
  post(`${desk}/:ruleset/draft`, 'rule-set.draft', 'rule-set.drafted', postDraft),
  get(`${desk}/:ruleset/compare`, 'rule-set.see', drawCompare),
  get(version, 'rule-set.see', drawVersion),
  get(`${version}/edit/:section`, 'rule-set.draft', drawEditSection),
  post(`${version}/edit/:section`, 'rule-set.draft', 'rule-set.edited', postEditSection),
  post(`${version}/submit`, 'rule-set.draft', 'rule-set.submitted', postSubmit),
  post(`${version}/send-back`, 'rule-set.approve', 'rule-set.sent-back', postSendBack),
  post(`${version}/put-in-force`, 'rule-set.approve', 'rule-set.put-in-force', postPutInForce),
]
