import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { allRoutes } from '../../src/app.ts'
import { permissions } from '../../src/people/permissions.ts'
import { printPermissions } from '../../src/people/print-permissions.ts'
import { printWorkflows } from '../../tools/print-workflows.ts'

test('every route names a line of the permission table', () => {
  expect(
    allRoutes()
      .filter((route) => !(route.may in permissions))
      .map((route) => route.path),
  ).toEqual([])
})

test('every post says what it leaves in the audit log', () => {
  const silent = allRoutes().filter(
    (route) =>
      route.kind === 'page' && route.method === 'POST' && !/^([a-z-]+\.[a-z-]+( or [a-z-]+\.[a-z-]+)*|none: .{5,})$/.test(route.audit),
  )
  expect(silent.map((route) => route.path)).toEqual([])
})

test('nothing that writes is open to an auditor', () => {
  const writes = allRoutes().filter((route) => route.kind === 'page' && route.method === 'POST')
  const open = writes.filter((route) => (permissions[route.may as keyof typeof permissions] as readonly string[]).includes('auditor'))
  expect(open.map((route) => route.path)).toEqual([])
})

test('docs/permissions.md is what the code says', () => {
  const kept = readFileSync(resolve(import.meta.dirname, '../../docs/permissions.md'), 'utf8')
  expect(kept).toBe(printPermissions(allRoutes()))
})

test('docs/workflows are what the code says', () => {
  for (const [name, drawn] of printWorkflows())
    expect(readFileSync(resolve(import.meta.dirname, `../../docs/workflows/${name}.md`), 'utf8')).toBe(drawn)
})
