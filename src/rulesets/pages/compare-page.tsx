import { readWhole } from '../../kernel/whole.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { BackLink, Button, Form, Select, StatusTag } from '../../ui/index.ts'
import { findDeskRuleSets, findVersions } from '../queries.ts'
import { readRuleSet } from '../rule-set-version.ts'
import { stateWords, versionName } from '../words.ts'
import { Changes } from './previews.tsx'
import { stateTone } from './rule-set-list.tsx'

/** Two versions of one rule set, whichever they are: ?from=1&to=2. */
export const drawCompare = async (visit: Visit) => {
  const { t, lang } = visit
  const [desk, ruleSetId] = [deskOf(visit), visit.params['ruleset'] ?? '']
  const [from, to] = [readWhole(visit.query('from')), readWhole(visit.query('to'))]
  const found = await findVersions(visit.read, desk, ruleSetId, [from, to])
  const [before, after] = [found.find((one) => one.number === from), found.find((one) => one.number === to)]
  const [one, other] = [readRuleSet(before?.content), readRuleSet(after?.content)]
  const set = (await findDeskRuleSets(visit.read, desk)).find(({ id }) => id === ruleSetId)
  if (!set || !before || !after || !one || !other) return notFound
  const title = t(`${set.nameKo}: 제${from}판과 제${to}판 비교`, `${set.nameEn}: version ${from} against ${to}`)
  const options = set.versions.map((each) => ({
    value: String(each.number),
    label: t(`제${each.number}판(${stateWords[each.state].ko})`, `Version ${each.number} (${stateWords[each.state].en})`),
  }))
  return page({
    title,
    density: 'staff',
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${desk}/rule-sets/${ruleSetId}/versions/${to}`)} label={t(versionName(to))} />
        <h1>{title}</h1>
        <p class="row">
          <StatusTag tone={stateTone[before.state]} word={t(stateWords[before.state])} /> →{' '}
          <StatusTag tone={stateTone[after.state]} word={t(stateWords[after.state])} />
        </p>
        <Form lang={lang} method="get" action={visit.href(visit.path)}>
          <div class="row">
            <Select lang={lang} name="from" label={t('이 판에서', 'From')} optionalWord="" value={String(from)} options={options} />
            <Select lang={lang} name="to" label={t('이 판으로', 'To')} optionalWord="" value={String(to)} options={options} />
            <Button kind="secondary">{t('비교하기', 'Compare')}</Button>
          </div>
        </Form>
        <Changes visit={visit} before={one} after={other} />
      </>
    ),
  })
}
