import './view/empathy/empathy.css'
import { EmpathyScreen } from './view/empathy/empathy'
import { openOptions } from './view/open'

/** The page of one empathy map: the server has painted it; this makes it live. */
const screen = new EmpathyScreen(await openOptions())
screen.drawNow()
addEventListener('resize', () => screen.schedule())
