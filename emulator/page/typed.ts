import type { Workspace } from '../facade/looking.ts';

/**
 * What Slack's client makes of typed text before it sends it: `@ann`, `@group`, `@here` and `#general` become
 * references, addresses become links, and the three signs that the wire form needs for itself are escaped.
 */
export function wireForm(typed: string, workspace: Workspace): string {
  const literal = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return literal
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : referring(piece, workspace)))
    .join('');
}

function referring(literal: string, workspace: Workspace): string {
  return literal.replace(
    /(https?:\/\/[^\s|]*[^\s|.,;:!?)'"])|(?<![\p{L}\w])([@#])([\p{L}\w.-]*[\p{L}\w])/gu,
    (whole, url: string | undefined, sign: string | undefined, name = '') => {
      if (url !== undefined) return `<${url}>`;
      return (sign === '@' ? person(workspace, name) : place(workspace, name)) ?? whole;
    },
  );
}

function person({ users, userGroups }: Workspace, name: string): string | undefined {
  if (/^(here|channel|everyone)$/.test(name)) return `<!${name}>`;
  for (const user of users.values()) if (user.name === name && !user.deleted) return `<@${user.id}>`;
  for (const group of userGroups.values()) if (group.handle === name) return `<!subteam^${group.id}>`;
  return undefined;
}

function place({ channels }: Workspace, name: string): string | undefined {
  for (const channel of channels.values()) {
    if (channel.name === name && channel.kind !== 'mpim') return `<#${channel.id}>`;
  }
  return undefined;
}
