import type { ChannelId, TenantId } from '../ids.ts';
import { wordsFor } from '../words/words.ts';
import type { NormsDeps } from './deps.ts';

/** What a channel says of how soon its people answer, in one sentence; undefined where it says nothing. */
export async function replyTimeLine(
  tenant: TenantId,
  channel: ChannelId,
  locale: string,
  { agreements }: Pick<NormsDeps, 'agreements'>,
): Promise<string | undefined> {
  const agreement = await agreements.find(tenant, channel);
  if (agreement?.expected === undefined) return undefined;
  const { norms } = wordsFor(locale);
  return norms.replyTime(norms.expected[agreement.expected]);
}
