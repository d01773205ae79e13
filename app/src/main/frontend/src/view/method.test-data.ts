import sample from '../../../../test/resources/method/sample.json?raw'
import checks from '../../../../test/resources/method/checks.json?raw'
import { Checks } from '../live/checks'
import { LastingOutbox, Person } from '../live/person.test-data'
import { TestServer } from '../live/server.test-data'
import type { Element } from '../model/elements'
import { words } from './scene.test-data'
import type { ScreenOptions } from './screen'

/** The sample's map with an empathy map, and with promises, forces and steps on its second job. */
export function methodElements(): Element[] {
  return JSON.parse(sample) as Element[]
}

/** Somebody before whom a screen stands, offline until opened, and what the screen is opened with. */
export function methodOptions(server: TestServer, name: string, mayEdit = true): { person: Person; options: ScreenOptions } {
  const person = new Person(server, name, new LastingOutbox())
  const options: ScreenOptions = {
    root: document.body.appendChild(document.createElement('main')),
    session: person.session,
    checks: new Checks(() => Promise.reject(new Error('nobody is asked')), JSON.parse(checks)),
    words: words(),
    icons: '/icons.svg',
    customerId: 'dana',
    me: { person: name, name, colour: 'p-plum' },
    may: new Set(mayEdit ? ['edit'] : ['see']),
  }
  return { person, options }
}
