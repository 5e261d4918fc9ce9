import type { RichTextBlock, RichTextInput } from '@slack/types';
import type { Named } from './command.ts';

/** People and groups in one field: user groups have no menu of their own in Slack's forms, but a text can name them. */
export function namedInput({ users, groups }: Named): RichTextInput {
  const initial: RichTextBlock = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          ...users.map((user) => ({ type: 'user' as const, user_id: user })),
          ...groups.map((group) => ({ type: 'usergroup' as const, usergroup_id: group })),
        ].flatMap((name) => [name, { type: 'text' as const, text: ' ' }]),
      },
    ],
  };
  const isEmpty = users.length + groups.length === 0;
  return { type: 'rich_text_input', ...(isEmpty ? {} : { initial_value: initial }) };
}

/** Whom a rich text names, and the first thing in it that names nobody; empty where all of it does. */
export function readNamed(node: unknown): Named & { readonly rest: string } {
  const users = new Set<string>();
  const groups = new Set<string>();
  const rest: string[] = [];
  walk(node);
  return { users: [...users], groups: [...groups], rest: rest[0] ?? '' };

  function walk(part: unknown): void {
    if (Array.isArray(part)) {
      for (const each of part) walk(each);
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    const { type, text, user_id, usergroup_id, elements } = part as Readonly<Record<string, unknown>>;
    if (type === 'user' && typeof user_id === 'string') users.add(user_id);
    else if (type === 'usergroup' && typeof usergroup_id === 'string') groups.add(usergroup_id);
    else if (type === 'text' && typeof text === 'string')
      rest.push(...(text.match(/@?[\p{L}\p{N}_.-]{2,}/gu) ?? []));
    else walk(elements);
  }
}
