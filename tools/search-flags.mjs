/** How Node runs a search process: what a search leaves behind is gone at once, so the young generation need not grow to the 100 MB and more that it otherwise takes. */
export const searchFlags = ['--max-semi-space-size=16']
