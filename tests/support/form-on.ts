/** The hidden fields of the form on a page that posts to `action`, without its token. */
export const formOn = (body: string, action: string): Record<string, string> => {
  const form = new RegExp(`<form[^>]*action="${action}".*?</form>`, 's').exec(body)?.[0] ?? ''
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?/g)].flatMap(([, name = '', value = '']) =>
      name === 'csrf' ? [] : [[name, value]],
    ),
  )
}
