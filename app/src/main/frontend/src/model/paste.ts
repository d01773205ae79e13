import type { Category } from './elements'
import { CATEGORIES } from './elements'

/** One answer of a pasted list, with its category where the list named one. */
export interface Pasted {
  readonly text: string
  readonly category?: Category
}

const BULLET =
  /^[\s\u00a0]*(?:[-*+\u2022\u2023\u2043\u25aa\u25ab\u25cb\u25cf\u25e6\u25a0\u25a1\u2013\u2014\u00b7\u27a2\u2713\u2714]|\[[ xX]?\])[\s\u00a0]+(?:\[[ xX]?\][\s\u00a0]+)?/
const NUMBER = /^[\s\u00a0]*(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[\s\u00a0]+/
/** A mark and a tab, as word processors copy lists; their second level is marked with an o. */
const TABBED = /^([ \u00a0]*)(?:o|([^\w\s"]|\(?\w{1,3}[.)]))\t+/gm

/**
 * The answers in a pasted text: its lines without bullets and numbering, the rows of a spreadsheet column, or two
 * columns of category and note. Texts as they stand otherwise; blank ones are left out.
 * `names`: the categories' names on screen, understood beside the method's own.
 */
export function splitPaste(text: string, names: Partial<Record<Category, string>> = {}): Pasted[] {
  const lineByLine = text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  const rows = rowsOf(lineByLine.replace(TABBED, (_, indent, mark) => `${indent}${mark ?? '-'} `))
  const known = categoryNames(names)
  if (isTwoColumns(rows, known)) {
    return withCategories(rows, known)
  }
  return lines(rows.map((row) => row.filter((cell) => cell.trim() !== '').join(' ')))
}

function lines(all: string[]): Pasted[] {
  const filled = all.filter((line) => line.trim() !== '')
  const numbered = filled.filter((line) => NUMBER.test(line)).length
  const marked = (line: string) => BULLET.test(line) || (numbered > 1 && NUMBER.test(line))
  const wraps = filled.length > 1 && filled[0] !== undefined && marked(filled[0])
  const answers: string[] = []
  for (const line of filled) {
    if (wraps && !marked(line) && /^\s/.test(line)) {
      answers.push(`${answers.pop()} ${line.trim()}`) // the rest of a bullet that was wrapped
    } else {
      answers.push(unmarked(line, numbered > 1))
    }
  }
  return answers.filter((answer) => answer !== '').map((answer) => ({ text: answer }))
}

function unmarked(line: string, numbers: boolean): string {
  const bare = line.replace(BULLET, '')
  return (numbers ? bare.replace(NUMBER, '') : bare).trim()
}

function isTwoColumns(rows: string[][], known: Map<string, Category>): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  return (
    filled.every((row) => row.length <= 2) &&
    filled.some((row) => row.length === 2) &&
    filled.some((row) => categoryOf(row[0] ?? '', known) !== undefined && (row[1] ?? '').trim() !== '')
  )
}

/** A category stands until the next one is named, as in a sheet whose first column is merged. */
function withCategories(rows: string[][], known: Map<string, Category>): Pasted[] {
  const answers: Pasted[] = []
  let current: Category | undefined
  for (const [first = '', second] of rows) {
    const named = categoryOf(first, known)
    current = named ?? current
    const cell = named || first.trim() === '' ? (second ?? '') : [first, second].filter(Boolean).join(' ')
    for (const { text } of lines(cell.split('\n'))) {
      answers.push(current ? { text, category: current } : { text })
    }
  }
  return answers
}

function categoryNames(names: Partial<Record<Category, string>>): Map<string, Category> {
  const known = new Map<string, Category>()
  for (const category of CATEGORIES) {
    known.set(plain(category), category)
  }
  for (const [category, name] of Object.entries(names)) {
    known.set(plain(name), category as Category)
  }
  return known
}

function categoryOf(cell: string, known: Map<string, Category>): Category | undefined {
  return known.get(plain(cell))
}

/** `Points of friction:`, `Key touchpoints` and `VALUE GAPS` as `friction`, `touchpoint` and `value gap`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/^(?:key|points of) /, '')
    .replace(/s?[:.]?$/, '')
}

/** Rows and cells of a text as spreadsheets copy it: tabs between cells, cells with line breaks in double quotes. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy
  const quotes = text.includes('\t') || /^"(?:[^"]|"")*\n(?:[^"]|"")*"(?:\n|$)/m.test(text)
  let row: string[] = []
  if (!quotes) {
    return text.split('\n').map((line) => [line])
  }
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    row.push(unquoted(found[1]) ?? found[2] ?? '')
    if (found[3] !== '\t') {
      rows.push(row)
      row = []
    }
    if (cell.lastIndex >= text.length && found[3] === '') {
      break
    }
  }
  return rows
}

/** A customer's quotation stays one: spreadsheets put only cells in quotes that hold line breaks, tabs or quotes. */
function unquoted(cell: string | undefined): string | undefined {
  return cell !== undefined && !/[\n\t]|""/.test(cell) ? `"${cell}"` : cell?.replace(/""/g, '"')
}
