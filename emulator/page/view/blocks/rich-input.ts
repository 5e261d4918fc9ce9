import type { PageState } from '../../page-state.ts';
import { type Part, parts, string } from './loose.ts';

/** What a rich text input keeps of typed lines: people named by `@handle` become references, "• " begins a list's item. */
export function richValue(typed: string, { users }: Pick<PageState, 'users'>): Part {
  const inline = (line: string) =>
    line.split(/(@[\p{L}\w.-]+)/u).flatMap((piece): Part[] => {
      const user = Object.values(users).find(({ handle }) => piece === `@${handle}`);
      if (user !== undefined) return [{ type: 'user', user_id: user.id }];
      return piece === '' ? [] : [{ type: 'text', text: piece }];
    });
  const elements: Part[] = [];
  for (const line of typed.split('\n')) {
    const item = /^[•-] (.*)$/.exec(line)?.[1];
    const section = (text: string): Part => ({ type: 'rich_text_section', elements: inline(text) });
    const last = elements.at(-1);
    if (item === undefined) {
      const isFollowed = last?.['type'] === 'rich_text_section';
      const lineBreak = { type: 'text', text: '\n' };
      if (isFollowed)
        elements.splice(-1, 1, {
          ...last,
          elements: [...parts(last['elements']), lineBreak, ...inline(line)],
        });
      else elements.push(section(line));
    } else if (last?.['type'] === 'rich_text_list') {
      elements.splice(-1, 1, { ...last, elements: [...parts(last['elements']), section(item)] });
    } else elements.push({ type: 'rich_text_list', style: 'bullet', indent: 0, elements: [section(item)] });
  }
  return { type: 'rich_text', elements };
}

/** The lines that a rich text is for whoever edits it. */
export function typedOf(rich: unknown, { users }: Pick<PageState, 'users'>): string {
  const inline = (elements: unknown): string =>
    parts(elements)
      .map((element) => {
        if (element['type'] === 'user') return `@${users[string(element['user_id'])]?.handle ?? 'somebody'}`;
        if (element['type'] === 'emoji') return `:${string(element['name'])}:`;
        return string(element['text']) || string(element['url']);
      })
      .join('');
  return parts((rich as Part | null | undefined)?.['elements'])
    .map(({ type, elements }) =>
      type === 'rich_text_list'
        ? parts(elements)
            .map((item) => `• ${inline(item['elements'])}`)
            .join('\n')
        : inline(elements),
    )
    .join('\n');
}
