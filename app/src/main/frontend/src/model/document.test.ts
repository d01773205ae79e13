import { describe, expect, it } from 'vitest'
import { altered, inverse, MapDocument } from './document'
import { sample } from './sample.test-data'

describe('a document', () => {
  it('takes an edit back exactly, its cascade included', () => {
    const document = new MapDocument(sample())
    const before = document.elementsNow()
    const steps = document.apply([{ remove: 'prove' }])
    expect(document.has('split-by-hand')).toBe(false)
    expect(document.has('link-1')).toBe(false)
    document.revert(steps)
    expect(new Set(document.elementsNow())).toEqual(new Set(before))
    expect(document.standingOn('split-by-hand')).toContain('link-1')
  })

  it('gives the changes that undo an edit', () => {
    const document = new MapDocument(sample())
    const before = document.elementsNow()
    const steps = document.apply([
      altered(document.get('split-by-hand')!, { text: 'Exports are cut', key: undefined }),
      { remove: 'layouts' },
      { add: { is: 'vote', id: 'v9', note: 'split-by-hand' } },
    ])
    document.apply(inverse(steps), 'yielding')
    expect(new Set(document.elementsNow())).toEqual(new Set(before))
  })

  it('leaves out of an edit of its own what is not possible, until the server has decided', () => {
    const document = new MapDocument(sample())
    document.apply([{ add: { is: 'vote', id: 'v9', note: 'unknown' } }], 'own')
    document.apply([{ alter: 'unknown', is: 'note', from: { text: '' }, to: { text: 'x' } }], 'own')
    expect(document.has('v9')).toBe(false)
    expect(document.has('unknown')).toBe(false)
  })

  it('leaves to others what they have changed since, when undoing', () => {
    const document = new MapDocument(sample())
    const steps = document.apply([altered(document.get('layouts')!, { text: 'One layout each', key: undefined })])
    document.apply([altered(document.get('layouts')!, { text: 'Two layouts each' })])
    document.apply(inverse(steps), 'yielding')
    expect(document.get('layouts')).toMatchObject({ text: 'Two layouts each', key: true })
  })
})
