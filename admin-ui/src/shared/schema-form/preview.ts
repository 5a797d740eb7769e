/** What a preview draws: a chat bubble, or a card. Contents of unknown channels show their plain texts. */
export type Preview =
  | { kind: 'text'; lines: { text: string; link?: boolean }[] }
  | {
      kind: 'card'
      title?: string
      rows: { label?: string; text: string }[]
      media?: 'image' | 'video' | 'voice' | 'cover'
      footer?: string
    }

type Content = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const linesOf = (value: unknown) =>
  text(value)
    .split('\n')
    .filter((line, _, all) => line !== '' || all.length > 1)
    .map((line) => ({ text: line }))

export function previewOf(channel: string, content: Content): Preview {
  if (content.data && typeof content.data === 'object') {
    const rows = Object.entries(content.data as Content).map(([label, value]) => ({ label, text: String(value ?? '') }))
    return { kind: 'card', title: text(content.title) || text(content.templateId) || channel, rows, footer: text(content.url) && '›' }
  }
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'voice':
      return { kind: 'card', media: content.kind, title: text(content.title), rows: rowsOf(content.description) }
    case 'news':
      return { kind: 'card', title: text(content.title), rows: rowsOf(content.description), media: 'cover' }
    case 'miniprogram':
      return { kind: 'card', title: text(content.title), rows: [], media: 'cover', footer: '小程序' }
    case 'menu': {
      const items = Array.isArray(content.items) ? (content.items as Content[]) : []
      const links = items.map((item) => ({ text: text(item.content), link: true }))
      return { kind: 'text', lines: [...linesOf(content.head), ...links, ...linesOf(content.tail)] }
    }
    default:
      return { kind: 'text', lines: linesOf(content.text ?? Object.values(content).find((v) => typeof v === 'string')) }
  }
}

function rowsOf(value: unknown): { text: string }[] {
  return text(value) ? [{ text: text(value) }] : []
}

/** Puts a token where the cursor stands; inside another variable it goes behind that one. Gives the text and the new cursor. */
export function insertToken(text: string, from: number, to: number, token: string): { text: string; cursor: number } {
  const around = [...text.matchAll(/\{\{[^}]*\}\}/g)].find((m) => m.index < from && from < m.index + m[0].length)
  const start = around ? around.index + around[0].length : from
  const end = around ? start : to
  return { text: text.slice(0, start) + token + text.slice(end), cursor: start + token.length }
}

export interface Part {
  text: string
  variable: boolean
  unknown: boolean
}

/** Puts samples in the place of `{{path|default}}`; a variable that nothing can fill shows its default, or itself. */
export function fillVariables(source: string, samples: Map<string, string>): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const match of source.matchAll(/\{\{\s*([\w.-]+)\s*(?:\|([^}]*))?\}\}/g)) {
    const at = match.index
    if (at > from) parts.push({ text: source.slice(from, at), variable: false, unknown: false })
    const sample = samples.get(match[1] as string)
    parts.push({ text: sample ?? match[2] ?? match[0], variable: true, unknown: sample === undefined && match[2] === undefined })
    from = at + match[0].length
  }
  if (from < source.length) parts.push({ text: source.slice(from), variable: false, unknown: false })
  return parts
}
