// @vitest-environment happy-dom
import { render } from 'lit'
import { expect, test } from 'vitest'
import { board } from './bar'
import { sampleScene } from './scene.test-data'

/** One line a tag, a text or an end, attributes by name: what two trees have in common however they were written. */
function normal(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim()
    return text ? [text] : []
  }
  if (!(node instanceof Element)) {
    return []
  }
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort()
  const name = node.tagName.toLowerCase()
  return [`<${name}${attributes.join('')}>`, ...[...node.childNodes].flatMap(normal), `</${name}>`]
}

test('the first drawing is the tree that the server paints', async () => {
  const root = document.createElement('main')
  render(board(sampleScene()), root)
  const drawn = [...root.childNodes].flatMap(normal).join('\n') + '\n'
  await expect(drawn).toMatchFileSnapshot('../../../../test/resources/board/sample.html')
})
