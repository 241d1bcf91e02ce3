/** Particles and common endings that cling to nouns, longest first within a length. */
const clinging = [
  '에서부터는', '으로부터의', '이라고는', '하였습니다', '되었습니다', '하겠습니다', '하고자', '으로부터', '에서부터', '에게서는', '으로서의', '으로써의', '하기위한', '했습니다', '됐습니다', '합니다', '됩니다', '입니다', '에서는', '에서도', '에서의', '에게서', '으로는', '으로도', '으로써', '으로서', '으로의',
  '이라는', '이라고', '이라도', '이었다', '하였다', '되었다', '하였고', '되었고', '하도록', '되도록', '하면서', '되면서', '하기에', '되어야', '하여야', '해야', '까지의', '부터의', '과의', '와의', '에는', '에도', '에서', '에게', '한테', '으로', '까지', '부터', '처럼', '보다', '마다', '조차', '이나', '이란', '이며', '이고', '이다', '이면', '로는', '로도', '로써', '로서', '로의', '로부터',
  '만을', '만이', '들이', '들을', '들은', '들의', '들에', '하는', '하여', '하고', '하며', '하기', '하게', '하면', '한다', '했다', '해서', '되는', '되어', '되고', '되며', '되게', '되면', '된다', '됐다', '시켜', '시킨', '시키는', '인지',
  '을', '를', '이', '가', '은', '는', '의', '에', '로', '와', '과', '도', '만', '들', '한', '할', '함', '해', '된', '될', '됨', '인',
]
const byLength = [5, 4, 3, 2, 1].map((length) => ({ length, endings: new Set(clinging.filter((ending) => ending.length === length)) }))

/** One syllable is enough before 으로, which begins no word's end but a particle: '틈으로' is 틈, never 틈으. */
const leastBefore = (ending: string): number => (ending.startsWith('으로') ? 1 : 2)

/** A Hangul word without what clings to it; at least two syllables remain ('도로' stays '도로', '도로의' becomes it). */
export const withoutParticles = (word: string): string => {
  for (const { length, endings } of byLength) {
    const ending = word.slice(-length)
    if (endings.has(ending) && word.length - length >= leastBefore(ending)) return word.slice(0, -length)
  }
  return word
}

const allEndings = new Set(clinging)
/** Whether a word may be one syllable with a particle: '물이' may be 물 as well as a word of its own. */
export const mayClingToSyllable = (word: string): boolean => allEndings.has(word.slice(1))
