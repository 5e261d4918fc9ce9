import type { PageState } from '../../page-state.ts';
import { unescaped } from './mrkdwn.ts';

/** What the writer typed, from the wire form of a message: for the box in which it is edited. */
export function typedForm(wire: string, { users, conversations, groups }: PageState): string {
  const names: { readonly [sign: string]: (id: string) => string | undefined } = {
    '@': (id) => users[id]?.handle,
    '#': (id) => conversations[id]?.name,
    '!subteam^': (id) => groups[id]?.handle,
  };
  const typed = wire
    .replace(/<(@|#|!subteam\^)([A-Z0-9]+)(?:\|[^>]*)?>/g, (whole, sign: string, id: string) => {
      const name = names[sign]?.(id);
      return name === undefined ? whole : `${sign === '#' ? '#' : '@'}${name}`;
    })
    .replace(/<!(here|channel|everyone)>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, '$1');
  return unescaped(typed);
}
