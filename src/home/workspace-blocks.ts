import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from '../block-kit.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import type { Policy } from '../people/policy.ts';
import { setUpContent } from '../people/set-up.ts';
import { describeHours, describeInstant } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { WorkspacePart } from './dashboard.ts';

/** Of a list so many are named; the rest is a number. */
const MOST_NAMED = 10;

/** What those see who decide for the workspace: its choices, and whether deliveries arrive. */
export function workspaceBlocks(
  part: WorkspacePart,
  locale: string,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  const words = wordsFor(locale);
  const { home } = words;
  const { policy } = part;
  const reader = { zone: zones.get(part.zoneName), locale, now };
  return [
    divider,
    header(home.places.workspace),
    context(home.onlyStewards),
    ...(policy.pausedSince === undefined
      ? []
      : [section(home.pausedSince(describeInstant(policy.pausedSince, reader)))]),
    ...(part.isAsked ? setUpContent(locale).blocks : []),
    section(choiceLines(policy, locale, words).join('\n')),
    section(deliveryLines(part, (since) => describeInstant(since, reader), words).join('\n')),
    actions([button(PEOPLE_ACTIONS.settings, home.settings), pauseButton(policy, words)], 'workspace'),
  ];
}

function choiceLines(policy: Policy, locale: string, { home, settings }: Words): readonly string[] {
  const { enrolment } = policy;
  const who =
    enrolment.who === 'members'
      ? named(
          [
            ...enrolment.channels.map((channel) => `<#${channel}>`),
            ...enrolment.groups.map((group) => `<!subteam^${group}>`),
          ],
          home,
        )
      : settings.who[enrolment.who];
  const channels = (ids: readonly string[]): string =>
    named(
      ids.map((id) => `<#${id}>`),
      home,
    );
  const people = (ids: readonly string[]): string =>
    named(
      ids.map((id) => `<@${id}>`),
      home,
    );
  return [
    home.whoLine(who),
    home.hoursLine(describeHours(policy.defaultBlocks, locale)),
    home.exemptLine(channels(policy.exemptChannels)),
    home.sharedLine(channels(policy.sharedChannels)),
    home.appsLine(people(policy.heldApps.filter((id) => /^[UW]/.test(id)))),
    home.receiptsLine(settings.receipts[policy.receipts]),
    home.talkingLine(policy.talkingHereMinutes),
    home.stewardsLine(people(policy.stewards)),
  ];
}

function named(items: readonly string[], home: Words['home']): string {
  if (items.length === 0) return home.none;
  return home.andMore(items.slice(0, MOST_NAMED).join(', '), Math.max(0, items.length - MOST_NAMED));
}

function deliveryLines(
  { failingDigests, failingOthers }: WorkspacePart,
  when: (instant: number) => string,
  { home }: Words,
): readonly string[] {
  if (failingDigests === undefined && failingOthers === 0) return [home.allDelivered];
  return [
    ...(failingDigests === undefined
      ? []
      : [home.failingDigests(failingDigests.count, when(failingDigests.since))]),
    ...(failingOthers === 0 ? [] : [home.failingOthers(failingOthers)]),
    home.askOperator,
  ];
}

function pauseButton({ pausedSince }: Policy, { settings, people }: Words) {
  if (pausedSince !== undefined) {
    return button(PEOPLE_ACTIONS.resume, settings.resume, { style: 'primary' });
  }
  return button(PEOPLE_ACTIONS.pause, settings.pause, {
    confirm: {
      title: { type: 'plain_text', text: settings.pauseConfirmTitle },
      text: { type: 'plain_text', text: settings.pauseConfirmText },
      confirm: { type: 'plain_text', text: settings.pause },
      deny: { type: 'plain_text', text: people.cancel },
    },
  });
}
