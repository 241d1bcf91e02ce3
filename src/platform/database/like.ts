/** Words as a LIKE pattern that finds them anywhere; its own signs mean themselves. */
export const likeAnywhere = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
