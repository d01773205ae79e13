// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { TestServer } from '../live/server.test-data'
import { EmpathyScreen } from './empathy/empathy'
import { JobScreen } from './job/page'
import { methodElements, methodOptions } from './method.test-data'
import { normal } from './normal.test-data'
import type { Screen } from './screen'

const FOLDER = '../../../../test/resources/method/'

afterEach(() => document.body.replaceChildren())

/** What a reader is drawn: the tree that the server paints for everyone. */
function drawn(make: (options: ReturnType<typeof methodOptions>['options']) => Screen): string {
  const { options } = methodOptions(new TestServer(methodElements()), 'Ines Duarte', false)
  make(options).drawNow()
  options.root.querySelectorAll('.rays-host, .chart-host, .balance').forEach((host) => host.replaceChildren()) // drawn by scripts alone
  return [...options.root.childNodes].flatMap(normal).join('\n') + '\n'
}

test('the empathy map’s first drawing is the tree that the server paints', async () => {
  await expect(drawn((options) => new EmpathyScreen(options))).toMatchFileSnapshot(FOLDER + 'empathy.html')
})

test.for(['', '?steps=4&forces=table&alternative=a+spreadsheet'])('the job’s page %s is the tree that the server paints', async (look) => {
  history.replaceState(null, '', '/maps/dana/jobs/prove' + look)
  await expect(drawn((options) => new JobScreen(options, 'prove'))).toMatchFileSnapshot(FOLDER + (look ? 'job-looked-at.html' : 'job.html'))
})
