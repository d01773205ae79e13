import { describe, expect, it } from 'vitest'
import { splitPaste } from './paste'

const texts = (text: string) => splitPaste(text).map((answer) => answer.text)

describe('a pasted list', () => {
  it.each([
    ['lines', 'Audit trail export\nEvidence requests\n\n  Quarterly review\n'],
    ['Windows lines', 'Audit trail export\r\nEvidence requests\r\nQuarterly review'],
    ['bullets', '• Audit trail export\n• Evidence requests\n• Quarterly review'],
    ['dashes', '- Audit trail export\n- Evidence requests\n– Quarterly review'],
    ['numbers', '1. Audit trail export\n2. Evidence requests\n3) Quarterly review'],
    ['letters', 'a) Audit trail export\nb) Evidence requests\nc) Quarterly review'],
    ['tasks', '- [ ] Audit trail export\n- [x] Evidence requests\n- [ ] Quarterly review'],
    ['bullets of a word processor', 'o\tAudit trail export\no\tEvidence requests\no\tQuarterly review'],
    ['wrapped bullets', '• Audit trail\n  export\n• Evidence requests\n• Quarterly review'],
    ['a spreadsheet column', 'Audit trail export\nEvidence requests\nQuarterly review\n'],
  ])('of %s', (_, text) => {
    expect(texts(text)).toEqual(['Audit trail export', 'Evidence requests', 'Quarterly review'])
  })

  it('keeps the line breaks and quotes of a spreadsheet cell', () => {
    expect(texts('"Export stops,\nso we ""split"" it"\nSecond')).toEqual(['Export stops,\nso we "split" it', 'Second'])
  })

  it('keeps a customer’s quotation marks', () => {
    expect(texts('"I can’t export it"\n"It’s difficult"')).toEqual(['"I can’t export it"', '"It’s difficult"'])
  })

  it('leaves a number alone that begins only one line', () => {
    expect(texts('3. quarter is worst')).toEqual(['3. quarter is worst'])
  })

  it('puts two columns of category and note where they belong', () => {
    expect(splitPaste('Key touchpoints\tAudit trail export\n\tEvidence requests\nPoints of friction:\tSplit by hand')).toEqual([
      { text: 'Audit trail export', category: 'touchpoints' },
      { text: 'Evidence requests', category: 'touchpoints' },
      { text: 'Split by hand', category: 'friction' },
    ])
  })

  it('understands the categories’ names on screen', () => {
    expect(splitPaste('Reibung\tVon Hand geteilt', { friction: 'Reibung' })).toEqual([
      { text: 'Von Hand geteilt', category: 'friction' },
    ])
  })

  it('of 500 lines is read at once', () => {
    expect(texts(Array.from({ length: 500 }, (_, i) => `- Answer ${i}`).join('\n'))).toHaveLength(500)
  })
})
