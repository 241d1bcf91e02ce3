// Both certificate libraries want to be told which Web Crypto to use, once, before anything else of theirs runs.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { cryptoProvider } from '@peculiar/x509'
import { CryptoEngine, setEngine } from 'pkijs'

const crypto = webcrypto as unknown as Crypto
cryptoProvider.set(crypto)
setEngine('node', new CryptoEngine({ name: 'node', crypto }))

export const { subtle } = crypto
