import type { SignedIn } from './visit.ts'

/** What the doorkeeper is told about a request. Parameters are those of the address, already of the right shape. */
export interface Arrival {
  readonly method: 'GET' | 'POST'
  readonly routePath: string
  readonly may: string
  readonly params: Readonly<Record<string, string>>
  readonly sessionToken: string | undefined
  readonly address: string
  readonly agent: string
  readonly requestId: string
}

export type Admission<Actor> =
  | {
      readonly admitted: true
      readonly actor: Actor
      readonly signedIn: SignedIn | undefined
      readonly csrf: string
      readonly statements: number
    }
  | {
      readonly admitted: false
      /** 'own-firm': it is about a firm of whoever comes; 'read-only': about a firm that is closed. */
      readonly answer: 'sign-in' | 'second-factor' | 'longer-password' | 'own-firm' | 'read-only' | 'not-found'
      readonly signedIn: SignedIn | undefined
      readonly csrf: string
    }

/** Decides who comes in, and under which hat: the hat is in the address. */
export type Doorkeeper<Actor> = (arrival: Arrival) => Promise<Admission<Actor>>
