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

/** What those see who decide for the workspace: its choices, in the order in which they are asked for. */
export function workspaceBlocks(
  part: WorkspacePart,
  locale: string,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  const words = wordsFor(locale);
  const { home } = words;
  const { policy, isAsked } = part;
  return [
    divider,
    header(home.places.workspace),
    context(home.onlyStewards),
    ...(policy.pausedSince === undefined
      ? []
      : [
          section(home.pausedSince(describeInstant(policy.pausedSince, readerFor(part, locale, zones, now)))),
        ]),
    ...(isAsked ? setUpContent(locale).blocks : []),
    section(choiceLines(part, locale, words).join('\n')),
    actions([button(PEOPLE_ACTIONS.settings, home.settings), pauseButton(policy, words)], 'workspace'),
  ];
}

/** Below what features show: whether deliveries arrive, and how long things are kept. */
export function deliveryBlocks(
  part: WorkspacePart,
  locale: string,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  const words = wordsFor(locale);
  const reader = readerFor(part, locale, zones, now);
  return [
    section(deliveryLines(part, (since) => describeInstant(since, reader), words).join('\n')),
    context(words.home.retention),
  ];
}

function readerFor({ zoneName }: WorkspacePart, locale: string, zones: Zones, now: number) {
  return { zone: zones.get(zoneName), locale, now };
}

/** What nobody has chosen is named in one line, and the question that still stands above is not answered below it. */
function choiceLines(
  { policy, isAsked }: WorkspacePart,
  locale: string,
  { home, settings }: Words,
): readonly string[] {
  const lists: readonly (readonly [readonly string[], (list: string) => string, string])[] = [
    [channels(policy.exemptChannels), home.exemptLine, home.unset.exempt],
    [channels(policy.sharedChannels), home.sharedLine, home.unset.shared],
    [people(policy.heldApps.filter((id) => /^[UW]/.test(id))), home.appsLine, home.unset.apps],
    [people(policy.stewards), home.stewardsLine, home.unset.stewards],
  ];
  const unset = lists.filter(([ids]) => ids.length === 0).map(([, , name]) => name);
  return [
    ...(isAsked ? [] : [home.whoLine(whoIn(policy, home, settings))]),
    home.hoursLine(describeHours(policy.defaultBlocks, locale)),
    home.receiptsLine(settings.receipts[policy.receipts]),
    home.talkingLine(policy.talkingHereMinutes),
    ...lists.filter(([ids]) => ids.length > 0).map(([ids, line]) => line(named(ids, home))),
    ...(unset.length === 0 ? [] : [home.unsetLine(unset.join(', '))]),
  ];
}

function whoIn({ enrolment }: Policy, home: Words['home'], { who }: Words['settings']): string {
  if (enrolment.who !== 'members') return who[enrolment.who];
  return named(
    [...channels(enrolment.channels), ...enrolment.groups.map((group) => `<!subteam^${group}>`)],
    home,
  );
}

function channels(ids: readonly string[]): readonly string[] {
  return ids.map((id) => `<#${id}>`);
}

function people(ids: readonly string[]): readonly string[] {
  return ids.map((id) => `<@${id}>`);
}

function named(items: readonly string[], home: Words['home']): string {
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
