// Valuegap just started: only the harness's own seconds of warm-up go before what is measured.
import { adapter } from './valuegap.mjs'

export const name = 'valuegap-cold'
export const packages = ['ws']
export const home = 'refjson'
export { ackSignal, settleMs } from './valuegap.mjs'
export const { server, createBoard, connect, join, persist } = adapter({ warmS: 0, rate: 0 })
