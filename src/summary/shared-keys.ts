import { readMarkup } from './markup.ts';

/**
 * What a text refers to by a name of its own, whatever words are around it: pull requests, issues, tickets, documents.
 * Two texts with a key in common are about the same thing.
 */
export function sharedKeys(mrkdwn: string): Set<string> {
  const { text, links } = readMarkup(mrkdwn, new Map());
  const keys = new Set(links.flatMap(({ url }) => keyOfLink(new URL(url)) ?? []));
  for (const [ticket] of text.matchAll(/(?<![\p{L}\p{N}/_-])[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\p{L}\p{N}-])/gu)) {
    if (!/^(?:UTF|ISO|SHA|RFC|HTTP|MP|COVID|GPT|IPV|TLS|AES|CVE)-/.test(ticket)) keys.add(`ticket:${ticket}`);
  }
  return keys;
}

function keyOfLink({ hostname, pathname, searchParams }: URL): string | undefined {
  const host = hostname.replace(/^www\./, '');
  const change =
    /^\/(.+?)\/(?:-\/)?(?:pulls?|pull-requests|merge_requests|issues|work_items|commit)\/([\w-]+)/.exec(
      pathname,
    );
  // A pull request is an issue of the same number on GitHub.
  if (change !== null) return `change:${host}/${change[1]}#${change[2]}`.toLowerCase();
  const ticket = /\/(?:browse|issue|issues|projects\/\w+\/issues)\/([A-Z][A-Z0-9]+-\d+)/.exec(pathname);
  if (ticket !== null) return `ticket:${ticket[1]}`;
  const selected = searchParams.get('selectedIssue');
  if (selected !== null && /^[A-Z][A-Z0-9]+-\d+$/.test(selected)) return `ticket:${selected}`;
  const file = /\/(?:d|file|document|design|board)\/(?:d\/)?([\w-]{15,})/.exec(pathname);
  if (file !== null) return `doc:${host}/${file[1]}`;
  const page = /(?:[/-])([0-9a-f]{32})$/.exec(pathname) ?? /\/pages\/(\d{5,})/.exec(pathname);
  if (page !== null) return `doc:${host}/${page[1]}`;
  // A front page or a search says nothing about what is talked about.
  const path = pathname.replace(/\/+$/, '');
  return path.split('/').filter((part) => part !== '').length < 2 ? undefined : `page:${host}${path}`;
}
