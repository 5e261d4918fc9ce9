import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { context, option, section } from '../block-kit.ts';
import { UserError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { fieldOf, input, modal, notice, textIn } from '../people/form.ts';
import { isSteward } from '../people/stewards.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_VIEWS } from './action-ids.ts';
import { EXPECTED, Expected } from './agreements.ts';
import type { NormsDeps } from './deps.ts';

export const AGREEMENT_FIELDS = {
  channel: 'agreement_channel',
  expected: 'agreement_expected',
  text: 'agreement_text',
} as const;

const TEXT_CHARACTERS = 2000;
const NO_TIME = 'none';

/** Which channel it is about. */
export async function openAgreements(
  { directory }: NormsDeps,
  tenant: TenantId,
  user: UserId,
): Promise<ModalView> {
  const { locale } = await directory.profile(tenant, user);
  const { norms, people } = wordsFor(locale);
  return modal(
    NORMS_VIEWS.agreementChannel,
    { title: norms.agreementModal, submit: norms.agreementNext, close: people.cancel },
    [
      section(norms.agreementIntro),
      input(AGREEMENT_FIELDS.channel, norms.agreementChannel, {
        type: 'conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
    ],
  );
}

/** The form of the channel that was chosen. @throws UserError as below */
export async function chooseChannel(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
): Promise<Submitted> {
  const channel = fieldOf(values, AGREEMENT_FIELDS.channel).selected_conversation ?? '';
  return { response_action: 'update', view: await agreementForm(deps, tenant, user, channel) };
}

/** What a channel has agreed on, to be changed. @throws UserError for those who may not decide there */
export async function agreementForm(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  channel: ChannelId,
): Promise<ModalView> {
  const { locale } = await mayDecide(deps, tenant, user, channel);
  const { norms, people } = wordsFor(locale);
  const found = await deps.agreements.find(tenant, channel);
  const options = [
    ...EXPECTED.map((expected) => option(norms.expected[expected], expected)),
    option(norms.expectedNone, NO_TIME),
  ];
  const current = options.find(({ value }) => value === (found?.expected ?? NO_TIME));
  return modal(
    NORMS_VIEWS.agreement,
    { title: norms.agreementModal, submit: people.save, close: people.cancel },
    [
      context(norms.agreementFor(`<#${channel}>`)),
      input(AGREEMENT_FIELDS.expected, norms.agreementExpected, {
        type: 'static_select',
        options,
        ...(found === undefined || current === undefined ? {} : { initial_option: current }),
      }),
      input(
        AGREEMENT_FIELDS.text,
        norms.agreementText,
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: TEXT_CHARACTERS,
          ...(found === undefined || found.text === '' ? {} : { initial_value: found.text }),
        },
        { hint: norms.agreementTextHint, optional: true },
      ),
    ],
    { channel },
  );
}

/** Makes it durable, and its message due at once. @throws UserError as above */
export async function submitAgreement(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  { values, metadata }: Submission,
  now: number,
): Promise<Submitted> {
  const { channel } = z.object({ channel: z.string() }).parse(JSON.parse(metadata));
  const { locale } = await mayDecide(deps, tenant, user, channel);
  const { norms, people } = wordsFor(locale);
  const chosen = Expected.safeParse(fieldOf(values, AGREEMENT_FIELDS.expected).selected_option?.value);
  const agreement = {
    ...(chosen.success ? { expected: chosen.data } : {}),
    text: textIn(values, AGREEMENT_FIELDS.text),
    by: user,
    at: now,
    locale,
  };
  await deps.agreements.put(tenant, channel, agreement, now);
  deps.bells.ring(tenant, now).catch(() => {});
  const view = notice(norms.agreementModal, people.done, norms.agreementSaved(`<#${channel}>`));
  return { response_action: 'update', view };
}

/** Members of a channel decide for it, and for a public one also who decides for the workspace; guests do not. */
async function mayDecide(
  { directory, people, history }: NormsDeps,
  tenant: TenantId,
  user: UserId,
  channel: ChannelId,
) {
  const [profile, policy] = await Promise.all([directory.profile(tenant, user), people.policy(tenant)]);
  const { norms } = wordsFor(profile.locale);
  const { isGuest, isStranger } = profile;
  const isMember = !(isGuest || isStranger) && (await directory.isMember(tenant, channel, user)) === 'yes';
  // A private channel is nobody's business who is not in it.
  const isOpen = isSteward(profile, policy) && (await directory.place(tenant, channel)).kind === 'public';
  if (!isMember && !isOpen) throw new UserError(norms.agreementMembersOnly);
  if (!(await history.channelsOfBot(tenant)).has(channel)) throw new UserError(norms.notMember);
  return profile;
}
