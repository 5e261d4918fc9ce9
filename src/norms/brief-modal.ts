import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { context, cut } from '../block-kit.ts';
import { input, modal } from '../people/form.ts';
import type { Words } from '../words/words.ts';
import { NORMS_VIEWS } from './action-ids.ts';

export const BRIEF_FIELDS = {
  to: 'brief_to',
  needed: 'brief_needed',
  context: 'brief_context',
  outcome: 'brief_outcome',
  edgeCases: 'brief_edge_cases',
  neededBy: 'brief_needed_by',
  links: 'brief_links',
  video: 'brief_video',
} as const;

/** So that the whole stands in one message. */
export const MOST_CHARACTERS = 1500;
export const MOST_PEOPLE = 20;

/** What the form must know again when it is sent: ids alone. */
export const BriefMetadata = z.object({ message: z.string(), groups: z.array(z.string()) });
export type BriefMetadata = z.infer<typeof BriefMetadata>;

interface Draft extends BriefMetadata {
  readonly users: readonly string[];
  /** What the message says so far, plain; empty where that is nothing. */
  readonly text: string;
}

export function briefModal({ message, groups, users, text }: Draft, words: Words): ModalView {
  const { norms } = words;
  const optional = true;
  const metadata: BriefMetadata = { message, groups: groups.slice(0, MOST_PEOPLE) };
  return modal(
    NORMS_VIEWS.brief,
    { title: norms.briefTitle, submit: norms.briefSubmit, close: words.people.cancel },
    [
      context(groups.length === 0 ? norms.briefIntro : norms.briefIntroGroups),
      input(BRIEF_FIELDS.to, norms.briefTo, peopleChoice(users), { optional }),
      input(BRIEF_FIELDS.needed, norms.briefNeeded, lines(), { hint: norms.briefNeededHint }),
      input(BRIEF_FIELDS.context, norms.briefContext, lines(text), { optional }),
      input(BRIEF_FIELDS.outcome, norms.briefOutcome, lines(), { optional }),
      input(BRIEF_FIELDS.edgeCases, norms.briefEdgeCases, lines(), { optional }),
      input(
        BRIEF_FIELDS.neededBy,
        norms.briefNeededBy,
        { type: 'datetimepicker' },
        {
          hint: norms.briefNeededByHint,
          optional,
        },
      ),
      input(BRIEF_FIELDS.links, norms.briefLinks, lines(), { hint: norms.briefLinksHint, optional }),
      input(
        BRIEF_FIELDS.video,
        norms.briefVideo,
        { type: 'url_text_input' },
        {
          hint: norms.briefVideoHint,
          optional,
        },
      ),
    ],
    metadata,
  );
}

function lines(text = '') {
  return {
    type: 'plain_text_input' as const,
    multiline: true,
    max_length: MOST_CHARACTERS,
    ...(text === '' ? {} : { initial_value: cut(text, MOST_CHARACTERS) }),
  };
}

function peopleChoice(users: readonly string[]) {
  return {
    type: 'multi_users_select' as const,
    max_selected_items: MOST_PEOPLE,
    ...(users.length === 0 ? {} : { initial_users: users.slice(0, MOST_PEOPLE) }),
  };
}
