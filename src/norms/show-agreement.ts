import type { Claim } from '../agenda/agenda.ts';
import { postOnce } from '../agenda/post-once.ts';
import { actions, button, context, escapedName, type KnownBlock, section } from '../block-kit.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_ACTIONS } from './action-ids.ts';
import type { Agreement } from './agreements.ts';
import type { NormsDeps } from './deps.ts';
import { textSections } from './long-text.ts';

type Deps = Pick<
  NormsDeps,
  'agreements' | 'slack' | 'agenda' | 'clock' | 'beginPost' | 'settleMs' | 'pins' | 'directory' | 'log'
>;

/** Posts a channel's agreement and pins it; where it stands already, its message is changed in place. */
export async function showAgreement(tenant: TenantId, claim: Claim, deps: Deps): Promise<void> {
  const channel: ChannelId = claim.thing;
  const agreement = await deps.agreements.find(tenant, channel);
  if (agreement === undefined) return;
  try {
    const { name } = await deps.directory.profile(tenant, agreement.by);
    const content = agreementContent(agreement, name);
    if (agreement.ts !== undefined && (await changed(tenant, channel, agreement.ts, content, deps))) return;
    const message = { channel, event: 'sluice_agreement', key: claim.id, ...content };
    const posted = await postOnce(tenant, claim, message, deps);
    if (posted === undefined) return;
    await deps.agreements.shown(tenant, channel, posted.ts);
    await pin(tenant, channel, posted.ts, deps);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    deps.log.warn({ tenant, code: error.code }, 'A team agreement could not be shown');
  }
}

/** What everybody in the channel sees. `author` is the name of whoever set it. */
export function agreementContent({ expected, text, locale }: Agreement, author: string): Content {
  const { norms } = wordsFor(locale);
  const time = expected === undefined ? undefined : norms.replyTime(norms.expected[expected]);
  const blocks: KnownBlock[] = [
    section(`*${norms.agreementTitle}*`),
    ...(time === undefined ? [] : [section(time)]),
    ...textSections(text),
    context(norms.agreementFooter(escapedName(author))),
    actions([button(NORMS_ACTIONS.changeAgreement, norms.agreementChange)]),
  ];
  return { text: [norms.agreementTitle, time].filter(Boolean).join(': '), blocks };
}

/** False where the message is gone. */
async function changed(
  tenant: TenantId,
  channel: ChannelId,
  ts: Ts,
  content: Content,
  { slack }: Deps,
): Promise<boolean> {
  try {
    await slack.update(tenant, { channel, ts }, content);
    return true;
  } catch (error) {
    if (error instanceof SlackRefusal && error.code === 'message_not_found') return false;
    throw error;
  }
}

/** Not every channel lets an app pin, and an older installation has not been asked for it. The message stands anyway. */
async function pin(tenant: TenantId, channel: ChannelId, ts: Ts, { pins, log }: Deps): Promise<void> {
  try {
    await pins.pin(tenant, channel, ts);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    log.warn({ tenant, code: error.code }, 'A team agreement could not be pinned');
  }
}
