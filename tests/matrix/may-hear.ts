/** What stands in public: the firm's representative and address, and the dossier of a technology that is listed. */
const everybody = [/^zq[ab](representative|firm)$/i, /^zq[ab](valid|heard)dossier$/i, /^zq[ab]newcomer$/] // the last stands on the page of its own one-time link
/** All a firm wrote and was told itself; never who judged it, what they wrote, or what its institution noted. */
const firm = (side: 'a' | 'b') => [
  ...everybody,
  new RegExp(
    `^zq${side}(owner|member|joiner|confirmation|registration|joinmessage|notice|condition|report|request|removed|proof|quote|question|terms|needs|suspend|reason|search)$`,
    'i',
  ),
  new RegExp(`^zq${side}[a-z]+\\d?(dossier|paper|patent)$|^zq${side}submitted2$`, 'i'),
]
/** What an institution handles: applications sent to it, its people, its committees, and the pool that all institutions share. */
const desk = (side: 'a' | 'b') => [
  ...everybody,
  /^zq[ab](reviewer\d|affiliation)$/i,
  new RegExp(
    `^zq${side}(officer|second|approver|buyer|owner|member|confirmation|registration|condition|report|request|proof|quote|suspend|reason|dissent|sheet|overall|note|step|calldraft|callwaiting|ruledraft)$`,
    'i',
  ),
  new RegExp(`^zq${side}(?!own|archived)[a-z]+\\d?(dossier|paper|patent)$|^zq${side}submitted2$`, 'i'),
]

/** Members of committees: of a review that is evaluated, that is drawn (asked, and asked with the conflicts answered), that meets. What else they may hear lies with the seats they have accepted. */
export const seats = ['seated', 'seat.drawn', 'seat.answered', 'seat.meeting'] as const

/** By who listens: the marked words they may hear. Whatever else is heard is a leak. */
export const mayHear: Readonly<Record<string, readonly RegExp[]>> = {
  visitor: everybody,
  'A.owner': firm('a'),
  'A.officer': desk('a'),
  'A.buyer': [...everybody, /^zqa(buyer|needs|terms|quote|question|chosen|groundnote)$/i],
  'B.owner': firm('b'),
  'B.officer': desk('b'),
  ...Object.fromEntries(seats.map((who) => [who, [...everybody, /^zq[ab](reviewer\d|affiliation)$/i]])),
  secretary: [...everybody, /^zqcsecretary$/i],
}
