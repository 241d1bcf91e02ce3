import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Chart } from './chart.tsx'

const leftOf = (value: number) =>
  Number(
    /class="grid" d="M(\d+)/.exec(
      renderToString(
        <Chart
          lang="ko"
          kind="bar"
          title="구매"
          description="구매"
          unit="억원"
          id="one"
          categories={['2025', '2026']}
          series={[{ label: '구매', values: [1, value] }]}
        />,
      ),
    )?.[1],
  )

test('the axis leaves room for its longest label at the size of a small screen', () => {
  expect(leftOf(9)).toBe(52)
  expect(leftOf(4000)).toBeGreaterThanOrEqual('4,000'.length * 11 + 8)
  expect(leftOf(400_000)).toBeGreaterThanOrEqual('400,000'.length * 11 + 8)
})
