/** The answer of a rule: a yes with its value, or a no with its reason. Refusals are values; exceptions are our own mistakes. */
export type Yes<Value> = { readonly ok: true; readonly value: Value }
export type No<Refusal> = { readonly ok: false; readonly refusal: Refusal }
export type Outcome<Value, Refusal> = Yes<Value> | No<Refusal>

export const yes = <Value>(value: Value): Yes<Value> => ({ ok: true, value })
export const no = <const Refusal>(refusal: Refusal): No<Refusal> => ({ ok: false, refusal })

/**
 * What an action answers to a form in which the page itself found faults: what the action refuses, or that the form has them. Never a yes, so its transaction
 * keeps nothing, and whoever typed hears all that is wrong with one sending at once.
 */
export const unlessFaulty = <Value, Refusal>(
  done: Outcome<Value, Refusal>,
  faults: Readonly<Record<string, string>>,
): Outcome<Value, Refusal | { readonly code: 'faulty-form' }> =>
  done.ok && Object.keys(faults).length > 0 ? no({ code: 'faulty-form' }) : done

/** Ends a switch over a union: the compiler visits every place that must learn a new case. */
export const never = (impossible: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(impossible)}`)
}
