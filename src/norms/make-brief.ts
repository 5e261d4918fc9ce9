import { setTimeout as pause } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import { RetryLaterError, UserError } from '../errors.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { mentionId, parseMentionId } from '../mentions/held.ts';
import { calledOn } from '../mentions/message.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { type FormErrors, type FormValues, notice } from '../people/form.ts';
import { OutcomeUnknownError, type Slack } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { readBriefForm } from './brief-form.ts';
import { BriefMetadata, briefModal } from './brief-modal.ts';
import type { NormsDeps } from './deps.ts';
import { barenessOf } from './nudge.ts';

/** A message as a shortcut hands it over, or as Slack gives it. */
export interface Original {
  readonly user: UserId | undefined;
  readonly text: string;
  readonly blocks: unknown;
}

/**
 * The message beside whose nudge somebody pressed. They wrote it, as nobody else was nudged: where Slack cannot be asked
 * what it says while the press is good for a form, the form opens without.
 */
export async function originalOf(
  tenant: TenantId,
  presser: UserId,
  ref: MessageRef,
  { slack }: { readonly slack: Pick<Slack, 'read'> },
  patienceMs = PATIENCE_MS,
): Promise<Original> {
  const unread = { user: presser, text: '', blocks: [] };
  const reading = slack.read(tenant, ref).then(
    (message) => message ?? { ...unread, user: undefined },
    (error: unknown) => {
      if (error instanceof RetryLaterError || error instanceof OutcomeUnknownError) return unread;
      throw error;
    },
  );
  return await Promise.race([reading, pause(patienceMs, unread, { ref: false })]);
}

/** The form, filled with what the message says already. @throws UserError for whoever did not write it, and in direct messages */
export function openBrief(presser: UserId, ref: MessageRef, original: Original, words: Words): ModalView {
  if (ref.channel.startsWith('D')) throw new UserError(words.norms.briefNotDirect);
  if (original.user !== presser) throw new UserError(words.norms.briefOnlyOwn);
  const { users, groups } = calledOn(original.text, original.blocks);
  const isBare = barenessOf(original.text) !== undefined;
  return briefModal(
    {
      message: mentionId(ref),
      groups: [...groups],
      users: users.filter((user) => user !== presser),
      text: isBare ? '' : plainly(original.text),
    },
    words,
  );
}

/** A press is good for three seconds, ms. */
const PATIENCE_MS = 1_200;

/** What becomes of the form: what is wrong with it, or what is said in its place. */
export type BriefSubmitted =
  | { readonly response_action: 'errors'; readonly errors: FormErrors }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** Makes the brief durable and due at once. The same form twice is one brief. */
export async function submitBrief(
  tenant: TenantId,
  author: UserId,
  form: { readonly values: FormValues; readonly metadata: string },
  now: number,
  locale: string | undefined,
  { briefs, bells }: Pick<NormsDeps, 'briefs' | 'bells'>,
): Promise<BriefSubmitted> {
  const words = wordsFor(locale);
  const { norms, people } = words;
  const { message, groups } = BriefMetadata.parse(JSON.parse(form.metadata));
  const read = readBriefForm(form.values, author, parseMentionId(message), groups, now, words);
  if (!read.ok) return { response_action: 'errors', errors: read.errors };
  const isNew = await briefs.put(tenant, message, read.brief, now);
  // What is kept is safe: the sweep posts it, too.
  bells.ring(tenant, now).catch(() => {});
  const text = isNew ? norms.briefTaken : norms.briefThere;
  return { response_action: 'update', view: notice(norms.briefTitle, people.done, text) };
}

/** As its author would type it again: without the people, who stand in a field of their own. */
function plainly(text: string): string {
  const named = snippetOf(text.replace(/<(?:@[UW]|!subteam\^S)[A-Z0-9]+(?:\|[^<>]*)?>/g, ''));
  return named.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}
