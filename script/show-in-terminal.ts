/** Renders what Slack would show as lines for a terminal, with names for ids. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

interface Block {
  readonly type?: string;
  readonly text?: { readonly text?: string } | string;
  readonly elements?: readonly Block[];
  readonly fields?: readonly Block[];
  readonly accessory?: Block;
  readonly label?: { readonly text?: string };
  readonly element?: { readonly initial_value?: string };
  readonly url?: string;
  readonly placeholder?: { readonly text?: string };
  readonly options?: readonly { readonly text?: { readonly text?: string } }[];
}

export function linesOf(
  content: { readonly text?: string; readonly blocks?: readonly unknown[] },
  names: Names,
): string[] {
  const blocks = (content.blocks ?? []) as readonly Block[];
  const lines = blocks.length === 0 ? [content.text ?? ''] : blocks.flatMap(blockLines);
  return lines.flatMap((line) => readable(line, names).split('\n'));
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return [`*${textOf(block)}*`];
    case 'section': {
      const fields = (block.fields ?? []).map(textOf);
      return [
        textOf(block),
        ...fields,
        ...(block.accessory === undefined ? [] : [menuOf(block.accessory)]),
      ].filter(Boolean);
    }
    case 'context':
      return (block.elements ?? []).map((element) => `  ${textOf(element)}`);
    case 'actions':
      return [(block.elements ?? []).map(menuOf).join(' ')];
    case 'rich_text':
      return (block.elements ?? []).flatMap(richLines);
    case 'input':
      return inputLines(block);
    case 'divider':
      return ['────'];
    default:
      return [];
  }
}

/** Lists and paragraphs of a rich text, each in a line. */
function richLines(part: Block): string[] {
  const elements = part.elements ?? [];
  if (part.type === 'rich_text_list') return elements.flatMap(richLines).map((line) => `• ${line}`);
  return [elements.map((element) => textOf(element) || (element.url ?? '')).join('')];
}

/** A field with what it is filled with; empty ones and pickers are left out. */
function inputLines({ label, element }: Block): string[] {
  const value = element?.initial_value ?? '';
  return value === '' ? [] : [`${label?.text ?? ''}:`, ...value.split('\n').map((line) => `  ${line}`)];
}

function menuOf(element: Block): string {
  const options = (element.options ?? []).map(({ text }) => text?.text ?? '');
  return options.length > 0
    ? `  [⋯ ${options.join(' · ')}]`
    : `[ ${textOf(element) || (element.placeholder?.text ?? '')} ]`;
}

function textOf(block: Block): string {
  return typeof block.text === 'string' ? block.text : (block.text?.text ?? '');
}

function readable(text: string, names: Names): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_token, id: string) => `@${names.user(id)}`)
    .replace(/<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/g, (_token, id: string) => `#${names.channel(id)}`)
    .replace(/<([a-z]+:[^|>]+)\|([^>]*)>/g, (_token, _url: string, label: string) => label)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
