/** One line a tag, a text or an end, attributes by name: what two trees have in common however they were written. */
export function normal(node: Node): string[] {
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
