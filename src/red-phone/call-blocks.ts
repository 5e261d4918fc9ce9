import type { ActionsBlock, KnownBlock } from '@slack/types';
import { actions, button, context, plain, section } from '../block-kit.ts';
import type { UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import { CALL_ACTIONS } from './call-actions.ts';
import { outcomeOf } from './outcome.ts';
import type { Look } from './paint.ts';

/** All that one person called is shown of a call. Names and texts are safe mrkdwn. */
export interface CallView {
  readonly call: string;
  readonly words: Words;
  readonly caller: string;
  /** Undefined where it is no person whom they could mute. */
  readonly callerId: UserId | undefined;
  readonly phrase: string | undefined;
  readonly meaning: string | undefined;
  /** A channel's token. */
  readonly channel: string | undefined;
  /** Undefined where they may not read it, or it is gone. */
  readonly text: string | undefined;
  readonly link: string | undefined;
  /** Why this message comes, or comes now. */
  readonly leads: readonly string[];
  readonly look: Look;
  /** Of whom the look tells. */
  readonly other: string;
}

/** The message to one person called, as it looks while it waits for them and after. */
export function callMessage(view: CallView): Content {
  const { words, caller, phrase, channel, text, link, leads, look } = view;
  const { redPhone } = words;
  const calls = redPhone.callsYou(caller);
  const headline = phrase === undefined ? calls : redPhone.withPhrase(calls, phrase);
  const where = channel === undefined ? headline : redPhone.inChannel(headline, channel);
  const isDeleted = look.kind === 'deleted';
  const shown = isDeleted ? undefined : text;
  const missing = text === undefined && link !== undefined && !isDeleted ? [redPhone.noText] : [];
  const open = link === undefined || isDeleted ? [] : [`<${link}|${redPhone.openMessage}>`];
  const notes = [...meaningOf(view), ...missing, ...open];
  const status = outcomeOf(look, view.other, words);
  const blocks: KnownBlock[] = [
    ...leads.map((lead) => context(lead)),
    section(`:rotating_light: *${where}*`),
    ...(shown === undefined || shown === '' ? [] : [section(`> ${shown}`)]),
    ...(notes.length === 0 ? [] : [context(...notes)]),
    ...(status === undefined ? [] : [section(status)]),
    ...buttonsOf(view),
  ];
  const said = shown === undefined || shown === '' ? headline : `${headline} – ${shown}`;
  return { text: status === undefined ? said : `${headline} – ${status}`, blocks };
}

function meaningOf({ phrase, meaning, words }: CallView): readonly string[] {
  return phrase === undefined || meaning === undefined ? [] : [words.redPhone.means(phrase, meaning)];
}

function buttonsOf({ call, words, look, caller, callerId }: CallView): readonly ActionsBlock[] {
  const { redPhone } = words;
  if (look.kind === 'on-it') {
    return [actions([button(CALL_ACTIONS.resolve, redPhone.resolve, { value: call })])];
  }
  if (look.kind !== 'waiting') return [];
  const confirm = {
    title: plain(redPhone.muteTitle),
    text: plain(redPhone.muteText(caller), 300),
    confirm: plain(redPhone.mute),
    deny: plain(redPhone.keep),
  };
  const mute = button(CALL_ACTIONS.mute, redPhone.muteToday(caller), { value: call, confirm });
  const choices: ActionsBlock['elements'] = [
    button(CALL_ACTIONS.onIt, redPhone.onIt, { value: call, style: 'primary' }),
    button(CALL_ACTIONS.notUrgent, redPhone.notUrgent, { value: call }),
    { type: 'users_select', action_id: CALL_ACTIONS.passOn, placeholder: plain(redPhone.passOn, 150) },
    ...(callerId === undefined ? [] : [mute]),
  ];
  return [actions(choices, `call:${call}`)];
}
