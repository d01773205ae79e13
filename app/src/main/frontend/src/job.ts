import './view/job/job.css'
import { JobScreen } from './view/job/page'
import { openOptions } from './view/open'

/** The page of one job: the server has painted it; this makes it live. */
const { job = '' } = document.getElementById('main')!.dataset
new JobScreen(await openOptions(), job).drawNow()
