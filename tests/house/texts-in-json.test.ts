import { afterAll, beforeAll, expect, test } from 'vitest'
import { longest as onTracks } from '../../src/applications/longest.ts'
import { longestQuestion } from '../../src/calls/call.ts'
import { setScene } from '../../src/certificates/scene.fixture.ts'
import type { Scene } from '../../src/certificates/scene.fixture.ts'
import { longest as inReviews } from '../../src/reviews/longest.ts'
import { longestText } from '../../src/rulesets/conditions.ts'
import { longestAnswer, standardRuleSet } from '../../src/rulesets/index.ts'
import { createTechnology, sections } from '../../src/technologies/index.ts'
import { fieldId } from '../../src/ui/index.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
let scene: Scene
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
})
afterAll(() => market.close())

const longestOfDossier = Math.max(
  ...sections
    .flatMap((section) => [...section.fields, ...(section.rows?.fields ?? [])])
    .flatMap((field) => (field.as === 'line' || field.as === 'area' ? [field.max] : [])),
)

test('what people type into JSON has an end: the database holds as many letters as the rules of each slice', async () => {
  const checks = await market.read.many(
    sql<{ table: string; said: string }>`select conrelid::regclass::text as table, pg_get_constraintdef(oid) as said from pg_constraint
      where contype = 'c' and pg_get_constraintdef(oid) like '%longest_text%'`,
  )
  const found = checks.map(({ table, said }) => {
    const [, column, place = '', most] = /longest_text\((\w+)(?:, '([^']+)'::jsonpath)?\) <= (\d+)/.exec(said) ?? []
    return [`${table}.${column} ${place}`.trim(), Number(most)] as const
  })
  expect(Object.fromEntries(found)).toEqual({
    'technologies.content': longestOfDossier,
    'rule_set_versions.content': longestText,
    'call_institutions.extra_questions': longestQuestion,
    'applications.answers': longestAnswer,
    'supplements.parts $[*]."request"': onTracks.request,
    'supplements.answers $[*]."text"': onTracks.answer,
    'sheets.comments': inReviews.comment,
    'verdicts.reasons': inReviews.verdictReason,
    'verdicts.conditions': inReviews.condition,
  })
})

test('the longest text of a value is counted in letters, wherever it stands; of nothing it is none', async () => {
  const letters = async (value: unknown, place?: string) =>
    (
      await market.read.one(
        place === undefined
          ? sql<{ n: number }>`select longest_text(${JSON.stringify(value)}::jsonb) as n`
          : sql<{ n: number }>`select longest_text(${JSON.stringify(value)}::jsonb, ${place}::jsonpath) as n`,
      )
    ).n
  expect(await letters({ a: '가나', b: [1, null, true, { c: ['😀😀😀'] }], ddddd: '' })).toBe(3)
  expect([await letters('한 줄'), await letters([]), await letters({}), await letters(null), await letters(12345)]).toEqual([3, 0, 0, 0, 0])
  const answers = [{ text: '다섯 글자', changes: [{ before: '이것은 훨씬 더 긴 글입니다' }] }, { part: 'other' }]
  expect([await letters(answers, '$[*].text'), await letters(answers)]).toEqual([5, 15])
  expect(await market.read.one(sql`select longest_text(null) as n`)).toEqual({ n: 0 })
})

test('a dossier, rules and a call’s question are kept to the last letter that may stand, and not one more', async () => {
  const text = (most: number, more: number) => '가'.repeat(most + more)
  const keep = {
    a_text_of_a_dossier_of_six_thousand_letters_at_most: (more: number) =>
      market.set((tx) => createTechnology(tx, scene.companyId, { approachEn: text(longestOfDossier, more) })),
    a_text_of_rules_of_four_thousand_letters_at_most: (more: number) =>
      market.set((tx) =>
        tx.run(
          sql`insert into rule_set_versions (id, rule_set_id, number, state, content, drafted_by, drafted_at)
            select ${`v${more}`}, rule_set_id, 10, 'draft',
              ${JSON.stringify({ ...standardRuleSet, title: { ko: text(longestText, more), en: '' } })}, ${scene.officer}, ${tx.now}
            from call_institutions where call_id = ${scene.callId}`,
        ),
      ),
    a_question_of_five_hundred_letters_at_most: (more: number) =>
      market.set((tx) =>
        tx.run(
          sql`update call_institutions set extra_questions = ${JSON.stringify([{ id: 'q1', ko: text(longestQuestion, more), en: '' }])}
            where call_id = ${scene.callId}`,
        ),
      ),
  }
  for (const [constraint, write] of Object.entries(keep)) {
    await expect(write(1)).rejects.toThrow(constraint)
    await write(0)
  }
})

test('a question of a call that is too long is told at its field, in either language, and a draft keeps nothing of it', async () => {
  const officer = await market.as(scene.officer)
  const long = '가'.repeat(longestQuestion + 1)
  const typed = { titleKo: '가을 공모', intake: 'rolling', opensOn: '2099-01-01', question1Ko: long, question1En: long }
  for (const lang of ['', '/en']) {
    const { statusCode, body } = await officer.post(`${lang}/desk/kra/calls/new`, typed)
    expect([
      statusCode,
      ...['question1Ko', 'question1En'].map((name) => body.includes(`href="#${fieldId(name)}"`)),
      body.includes(long),
      body.includes(lang === '' ? '500자까지 적을 수 있습니다.' : 'At most 500 letters'),
    ]).toEqual([422, true, true, true, true])
  }
  expect(await market.read.many(sql`select 1 from calls where title_ko = '가을 공모'`)).toEqual([])
})
