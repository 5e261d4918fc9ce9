import type { Act } from '../acts.ts';
import type { PageState, PersonState } from '../page-state.ts';
import type { Effect, Model, Msg, Pane } from './model.ts';
import { peopleShown } from './page.ts';
import { emptyPane, updatePane } from './pane-update.ts';

type Updated = readonly [model: Model, effects: readonly Effect[]];

export function initialModel(real: number, isNarrow: boolean): Model {
  return {
    state: undefined,
    isLive: true,
    real,
    isNarrow,
    layout: 'all',
    person: undefined,
    panes: {},
    stage: -1,
    isClockMoving: false,
    problem: undefined,
  };
}

/** What becomes of the page when something happens, and what has to be done for it. */
export function update(model: Model, msg: Msg): Updated {
  switch (msg.kind) {
    case 'state':
      return withState({ ...model, real: msg.real }, msg.state);
    case 'live':
      return [{ ...model, isLive: msg.isLive }, []];
    case 'tick':
      return [{ ...model, real: msg.real }, []];
    case 'narrow':
      return reading({ ...model, isNarrow: msg.isNarrow });
    case 'layout':
      return reading({ ...model, layout: msg.layout });
    case 'person':
      return reading({ ...model, person: msg.person });
    case 'clock':
      return [{ ...model, isClockMoving: true, problem: undefined }, [acting({ act: 'clock', to: msg.to })]];
    case 'scene':
      return [{ ...model, problem: undefined }, [acting({ act: 'scene', do: msg.do })]];
    case 'done': {
      const problem = msg.answer.ok ? undefined : msg.answer.problem;
      return [{ ...model, isClockMoving: false, problem }, []];
    }
    case 'elsewhere':
      return [{ ...model, panes: mapped(model.panes, (pane) => ({ ...pane, menu: undefined })) }, []];
    case 'in': {
      const { state } = model;
      const person = state?.people.find(({ id }) => id === msg.person);
      const pane = model.panes[msg.person];
      if (state === undefined || person === undefined || pane === undefined) return [model, []];
      const say = (does: Extract<Msg, { kind: 'in' }>['does']): Msg => ({
        kind: 'in',
        person: person.id,
        does,
      });
      const [next, effects] = updatePane({ state, person, pane, say }, msg.does);
      const [read, reads] = reading({ ...model, panes: { ...model.panes, [person.id]: next } });
      return [read, [...effects, ...reads]];
    }
  }
}

function withState(model: Model, state: PageState): Updated {
  if (model.state !== undefined && model.state.boot !== state.boot) return [model, [{ kind: 'reload' }]];
  const serial = state.scene?.stage.serial ?? 0;
  const stage = serial > model.stage ? state.scene?.stage : undefined;
  const person = stage?.who ?? model.person;
  const effects: Effect[] = [];
  const panes = Object.fromEntries(
    state.people.map((each) => {
      const before = model.panes[each.id] ?? emptyPane(each);
      const had = model.state?.people.find(({ id }) => id === each.id)?.modal;
      const isClosed = had !== undefined && each.modal === undefined;
      if (isClosed && before.lastPressed !== undefined)
        effects.push({ kind: 'focus', id: before.lastPressed });
      return [each.id, followed(before, each, had?.id, stage?.places[each.id])];
    }),
  );
  const [next, reads] = reading({ ...model, state, person, panes, stage: serial });
  return [next, [...effects, ...reads]];
}

/** The pane in the light of what is new: it follows the scene, and never stays where the person no longer is. */
function followed(
  pane: Pane,
  person: PersonState,
  modal: string | undefined,
  staged: Pane['place'] | undefined,
): Pane {
  const isThere = person.conversations.includes(pane.place.conversation);
  const place = staged ?? (isThere ? pane.place : emptyPane(person).place);
  const errors = modal === person.modal?.id ? pane.errors : {};
  const newFrom = place.conversation === pane.place.conversation ? pane.newFrom : {};
  return { ...pane, place, errors, newFrom };
}

/** Whatever somebody looks at counts as read. */
function reading(model: Model): Updated {
  const { state } = model;
  if (state === undefined) return [model, []];
  const effects: Effect[] = [];
  const panes = { ...model.panes };
  for (const person of peopleShown(model, state)) {
    const pane = panes[person.id];
    if (pane === undefined || pane.place.tab === 'home') continue;
    const { conversation: channel } = pane.place;
    const ts = lastOf(state, channel);
    if (ts <= (person.reads[channel] ?? '') || ts <= (pane.readTo[channel] ?? '')) continue;
    panes[person.id] = { ...pane, readTo: { ...pane.readTo, [channel]: ts } };
    effects.push({ kind: 'act', act: { act: 'read', user: person.id, channel, ts } });
  }
  return effects.length === 0 ? [model, []] : [{ ...model, panes }, effects];
}

/** The ts of the conversation's last message. */
function lastOf({ conversations }: PageState, channel: string): string {
  let last = '';
  for (const { ts } of conversations[channel]?.messages ?? []) if (ts > last) last = ts;
  return last;
}

function acting(act: Act): Effect {
  return { kind: 'act', act, reply: (answer) => ({ kind: 'done', answer }) };
}

function mapped<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
