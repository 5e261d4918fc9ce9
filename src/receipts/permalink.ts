import type { MessageRef } from '../ids.ts';

/**
 * Reads a message's link as people paste it and as Slack hands it over in a command: in angle brackets, with a label,
 * escaped. Undefined for anything that is no such link.
 */
export function parsePermalink(text: string): MessageRef | undefined {
  const link = text
    .trim()
    .replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1')
    .replaceAll('&amp;', '&');
  const url = URL.parse(link);
  const [, channel, seconds, micros] =
    /^\/archives\/([CGD][A-Z0-9]+)\/p(\d{10})(\d{6})\/?$/.exec(url?.pathname ?? '') ?? [];
  if (url === null || channel === undefined) return undefined;
  const ts = `${seconds}.${micros}`;
  const threadTs = url.searchParams.get('thread_ts') ?? '';
  // A thread's root may carry its own ts as its thread.
  const isReply = /^\d{10}\.\d{6}$/.test(threadTs) && threadTs !== ts;
  return isReply ? { channel, ts, threadTs } : { channel, ts };
}
