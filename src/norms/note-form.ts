import type { ModalView } from '@slack/types';
import { context, divider, option, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { fieldOf, input, modal } from '../people/form.ts';
import { stewardOnly } from '../people/stewards.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_VIEWS } from './action-ids.ts';
import { zoneOf } from './count-delivery.ts';
import type { NormsDeps } from './deps.ts';
import { noteContent } from './note.ts';
import { figuresOf, NOTE } from './post-note.ts';
import { nextMondayMorning } from './week.ts';

export const NOTE_FIELDS = { channel: 'note_channel', on: 'note_on' } as const;
export const NOTE_ON = 'on';

/** What last week's note says, and the switch. @throws UserError for those who may not decide */
export async function openNote(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<ModalView> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const words = wordsFor(profile.locale);
  const { norms, people } = words;
  const { teamNote } = policy;
  const zone = teamNote?.zone ?? profile.zone ?? 'UTC';
  const content = noteContent(await figuresOf(tenant, now, { zone }, deps), profile.locale);
  const isOn = [option(norms.noteOn, NOTE_ON)];
  return modal(NORMS_VIEWS.note, { title: norms.noteModal, submit: people.save, close: people.cancel }, [
    section(norms.noteIntro),
    ...(content === undefined
      ? [section(norms.noteNothing)]
      : [context(norms.notePreview), ...content.blocks]),
    divider,
    input(
      NOTE_FIELDS.channel,
      norms.noteChannel,
      {
        type: 'conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(teamNote?.channel === undefined ? {} : { initial_conversation: teamNote.channel }),
      },
      { hint: norms.noteChannelHint, optional: true },
    ),
    input(
      NOTE_FIELDS.on,
      norms.noteSwitch,
      {
        type: 'checkboxes',
        options: isOn,
        ...(teamNote?.isOn === true ? { initial_options: isOn } : {}),
      },
      { optional: true },
    ),
  ]);
}

/** Saves the switch. Undefined where nothing is wrong. @throws UserError as above */
export async function submitNote(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
  now: number,
): Promise<Submitted | undefined> {
  const { profile } = await stewardOnly(deps, tenant, user);
  const { norms } = wordsFor(profile.locale);
  const channel = fieldOf(values, NOTE_FIELDS.channel).selected_conversation ?? undefined;
  const isOn = (fieldOf(values, NOTE_FIELDS.on).selected_options ?? []).length > 0;
  const refuse = (text: string): Submitted => ({
    response_action: 'errors',
    errors: { [NOTE_FIELDS.channel]: text },
  });
  if (isOn && channel === undefined) return refuse(norms.noteNeedsChannel);
  if (isOn && channel !== undefined && !(await deps.history.channelsOfBot(tenant)).has(channel))
    return refuse(norms.notMember);
  const zone = profile.zone ?? 'UTC';
  const teamNote = { isOn, ...(channel === undefined ? {} : { channel }), zone, locale: profile.locale };
  await deps.people.changePolicy(tenant, (before) => ({ ...before, teamNote }));
  await deps.agenda.cancel(tenant, 'team-note', NOTE);
  if (isOn) {
    const next = nextMondayMorning(now, zoneOf(zone, deps.zones));
    await deps.agenda.schedule(tenant, 'team-note', NOTE, next);
    deps.bells.ring(tenant, next).catch(() => {});
  }
  return undefined;
}
