import type { Replies } from '../../catchup/answer.ts';

/** `fetch` of this process; Slack's own client has none for response URLs. */
export function createReplies(timeoutMs: number): Replies {
  return {
    async send(responseUrl, { text, blocks }, { replaces, threadTs }) {
      const body = JSON.stringify({
        response_type: 'ephemeral',
        replace_original: replaces,
        text,
        blocks,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        unfurl_links: false,
        unfurl_media: false,
      });
      return await post(responseUrl, body, timeoutMs);
    },
  };
}

async function post(url: string, body: string, timeoutMs: number): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Not reached, or no answer in time: whoever speaks has another way.
    return false;
  }
}
