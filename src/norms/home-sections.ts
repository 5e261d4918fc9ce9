import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../block-kit.ts';
import type { HomeSection } from '../home/section.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import { isIn } from '../people/enrol.ts';
import { describeInstant } from '../schedule/describe.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_ACTIONS } from './action-ids.ts';
import { zoneOf } from './count-delivery.ts';
import type { NormsDeps } from './deps.ts';
import { NOTE } from './post-note.ts';

type Deps = Pick<NormsDeps, 'people' | 'zones' | 'agenda' | 'nudged'>;

/** What is chosen of the norms: by stewards for all, and by each person for themself and their channels. */
export function normsSections(deps: Deps): readonly HomeSection[] {
  return [
    {
      place: 'workspace',
      async blocks({ tenant, user, locale }, now) {
        const [{ nudges, teamNote, setUpBy }, hasOwn] = await Promise.all([
          deps.people.policy(tenant),
          isIn(deps, tenant, user),
        ]);
        const { norms } = wordsFor(locale);
        const kinds = nudges.on.map((kind) => norms.nudgeKinds[kind]);
        const next = await deps.agenda.dueAt(tenant, 'team-note', NOTE);
        const reader = { zone: zoneOf(teamNote?.zone, deps.zones), locale, now };
        const channel = `<#${teamNote?.channel ?? ''}>`;
        return [
          section(
            [
              kinds.length === 0
                ? norms.homeNudgesOff
                : norms.homeNudges(new Intl.ListFormat(locale).format(kinds)),
              teamNote?.isOn !== true || next === undefined
                ? norms.homeNoteOff
                : norms.homeNote(channel, describeInstant(next, reader)),
            ].join('\n'),
          ),
          actions(
            [
              button(NORMS_ACTIONS.nudges, norms.homeEditNudges),
              button(NORMS_ACTIONS.note, norms.homeEditNote),
              // Each stands once on a page: among their own, and where they are asked for whom Sluice is.
              ...(hasOwn ? [] : [button(NORMS_ACTIONS.agreement, norms.homeAgreement)]),
              ...(setUpBy === undefined ? [] : [button(PEOPLE_ACTIONS.dryRun, norms.homeDryRun)]),
            ],
            'norms',
          ),
        ];
      },
    },
    {
      place: 'own',
      async blocks({ tenant, user, locale }): Promise<readonly KnownBlock[]> {
        const { norms } = wordsFor(locale);
        const muted = await deps.nudged.muted(tenant, user);
        const again = muted.size === 0 ? [] : [button(NORMS_ACTIONS.unmute, norms.unmute)];
        return [
          ...(muted.size === 0 ? [] : [context([...muted].map((what) => norms.muted[what]).join(' '))]),
          actions([button(NORMS_ACTIONS.agreement, norms.homeAgreement), ...again], 'norms-own'),
        ];
      },
    },
  ];
}
