// @vitest-environment happy-dom
import { render } from 'lit'
import { expect, test } from 'vitest'
import { board } from './bar'
import { normal } from './normal.test-data'
import { sampleScene } from './scene.test-data'

test('the first drawing is the tree that the server paints', async () => {
  const root = document.createElement('main')
  render(board(sampleScene()), root)
  const drawn = [...root.childNodes].flatMap(normal).join('\n') + '\n'
  await expect(drawn).toMatchFileSnapshot('../../../../test/resources/board/sample.html')
})
