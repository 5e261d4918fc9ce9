/** The address, if it is one that a link may lead to; a script, a file or a relative path is none. */
export function safeLink(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)
    ? url.href
    : undefined;
}

/** The message that a permalink of the workspace stands for. */
export function permalinkIn(
  address: string,
  domain: string,
): { conversation: string; ts: string; thread: string | undefined } | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.hostname !== `${domain}.slack.com`) return undefined;
  const [, conversation, digits] = /^\/archives\/([A-Z0-9]+)\/p(\d{7,})$/.exec(url.pathname) ?? [];
  if (conversation === undefined || digits === undefined) return undefined;
  const ts = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  return { conversation, ts, thread: url.searchParams.get('thread_ts') ?? undefined };
}

export function permalinkOf(domain: string, conversation: string, ts: string, thread?: string): string {
  const address = `https://${domain}.slack.com/archives/${conversation}/p${ts.replace('.', '')}`;
  return thread === undefined || thread === ts
    ? address
    : `${address}?thread_ts=${thread}&cid=${conversation}`;
}
