import { expect, it } from 'vitest'
import cases from '../../../../../../core/src/test/resources/cases/order.json'
import { run } from './order'

it.each(cases)('makes the key that the server makes: $keys after $low before $high', ({ low, high, suffix, keys }) => {
  expect(run(low ?? undefined, high ?? undefined, suffix, keys.length)).toEqual(keys)
})
