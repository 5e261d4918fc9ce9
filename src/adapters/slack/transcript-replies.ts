import type { Replies } from '../../catchup/answer.ts';
import { SECOND } from '../../clock.ts';
import { RetryLaterError } from '../../errors.ts';

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
      const answer = await post(responseUrl, body, timeoutMs);
      if (answer.ok) return true;
      // Used up, over, or nothing that Slack takes there: the answer has another way.
      if (answer.status < 500 && answer.status !== 429) return false;
      throw new RetryLaterError('Slack did not take an answer', 5 * SECOND);
    },
  };
}

async function post(url: string, body: string, timeoutMs: number): Promise<Response> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return answer;
  } catch (cause) {
    throw new RetryLaterError('Slack does not answer at a response URL', 5 * SECOND, { cause });
  }
}
