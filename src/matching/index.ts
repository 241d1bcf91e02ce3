export { callSource } from './call-source.ts'
