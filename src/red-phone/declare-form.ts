import { errorText, type FormErrors, type FormValues, fieldOf, textIn } from '../people/form.ts';
import type { Words } from '../words/words.ts';
import { phrasesIn } from './command.ts';
import { DECLARE_FIELDS, type Draft } from './declare-modal.ts';
import { readNamed } from './named-input.ts';
import { MOST, problemOf } from './words.ts';

export type DeclareReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly errors: FormErrors };

/** Reads the form. `isChange` allows a single phrase. */
export function readDeclareForm(values: FormValues, isChange: boolean, { declaring }: Words): DeclareReading {
  const draft = draftIn(values);
  const errors: Record<string, string> = {};
  const bad = draft.phrases.find((phrase) => problemOf(phrase) !== undefined);
  if (draft.phrases.length === 0) errors[DECLARE_FIELDS.phrases] = declaring.noPhrase;
  else if (isChange && draft.phrases.length > 1) errors[DECLARE_FIELDS.phrases] = declaring.onePhrase;
  else if (bad !== undefined) errors[DECLARE_FIELDS.phrases] = errorText(declaring.badPhrase(bad));
  if (draft.meaning === '') errors[DECLARE_FIELDS.meaning] = declaring.noMeaning;
  for (const field of ['by', 'calls'] as const) {
    const { rest, users, groups } = namedIn(values, field);
    if (rest !== '') errors[field] = errorText(declaring.nobodyNamed(rest));
    else if (users.length + groups.length > MOST.people) errors[field] = declaring.tooMany(MOST.people);
  }
  return Object.keys(errors).length === 0 ? { ok: true, draft } : { ok: false, errors };
}

/** What stands in the form, right or wrong. */
export function draftIn(values: FormValues): Draft {
  const named = (field: 'by' | 'calls') => {
    const { users, groups } = namedIn(values, field);
    return { users: [...users], groups: [...groups] };
  };
  return {
    phrases: phrasesIn(textIn(values, DECLARE_FIELDS.phrases)),
    meaning: textIn(values, DECLARE_FIELDS.meaning).replace(/\s+/g, ' ').slice(0, MOST.meaning),
    channels: [...(fieldOf(values, DECLARE_FIELDS.channels).selected_conversations ?? [])].slice(
      0,
      MOST.channels,
    ),
    by: named('by'),
    needsReason: (fieldOf(values, DECLARE_FIELDS.needsReason).selected_options ?? []).length > 0,
    calls: named('calls'),
    next: [...(fieldOf(values, DECLARE_FIELDS.next).selected_users ?? [])].slice(0, MOST.next),
  };
}

function namedIn(values: FormValues, field: 'by' | 'calls') {
  return readNamed(fieldOf(values, field).rich_text_value);
}
