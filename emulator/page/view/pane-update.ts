import type { Act } from '../acts.ts';
import type { Answer, PersonState, Place, ShownMessage } from '../page-state.ts';
import { missingAnswers } from './missing-answers.ts';
import type { Does, Effect, Pane, Scope } from './model.ts';
import { isInTimeline } from './unread.ts';

type Where = Pick<Scope, 'state' | 'person' | 'pane' | 'say'>;
type Updated = readonly [pane: Pane, effects: readonly Effect[]];

export function emptyPane({ conversations, appDm }: PersonState): Pane {
  return {
    place: { conversation: conversations.find((id) => id !== appDm) ?? appDm },
    drafts: {},
    completion: 0,
    menu: undefined,
    editing: undefined,
    forms: {},
    errors: {},
    asking: undefined,
    newFrom: {},
    readTo: {},
    marked: undefined,
    isBellOpen: false,
    alsoToChannel: false,
    notice: undefined,
    isBusy: false,
    lastPressed: undefined,
  };
}

/** What becomes of one person's part when something happens in it. */
export function updatePane(where: Where, does: Does): Updated {
  const { pane } = where;
  switch (does.kind) {
    case 'go':
      return go(where, does.place, does.mark);
    case 'type': {
      const draft = { text: does.text, caret: does.caret };
      return [{ ...pane, drafts: { ...pane.drafts, [does.box]: draft }, completion: 0 }, []];
    }
    case 'complete': {
      const draft = { text: does.text, caret: does.text.length };
      return [{ ...pane, drafts: { ...pane.drafts, [does.box]: draft }, completion: 0 }, []];
    }
    case 'highlight':
      return [{ ...pane, completion: does.index }, []];
    case 'hush': {
      const draft = { text: '', caret: 0, ...pane.drafts[does.box], isQuiet: true };
      return [{ ...pane, drafts: { ...pane.drafts, [does.box]: draft } }, []];
    }
    case 'send':
      return send(where, does.box);
    case 'menu':
      return [
        { ...pane, menu: does.id },
        does.focus === undefined ? [] : [{ kind: 'focus', id: does.focus }],
      ];
    case 'focus':
      return [pane, [{ kind: 'focus', id: does.id }]];
    case 'edit':
      return [{ ...pane, menu: undefined, editing: does.editing }, []];
    case 'save':
      return save(where);
    case 'copy':
      return [{ ...pane, menu: undefined, notice: does.says }, [{ kind: 'copy', text: does.text }]];
    case 'fill':
      return [filled(pane, does.view, does.block, does.action, does.value), []];
    case 'typed':
      return [
        does.act.act === 'press' ? remembered(pane, does.act) : pane,
        [{ kind: 'tell', act: does.act }],
      ];
    case 'submit':
      return submit(where);
    case 'close':
      return close(where);
    case 'ask': {
      const back = does.asking === undefined && pane.asking !== undefined ? pane.asking.returnTo : undefined;
      return [
        { ...pane, menu: undefined, asking: does.asking },
        back === undefined ? [] : [{ kind: 'focus', id: back }],
      ];
    }
    case 'agree': {
      if (pane.asking === undefined) return [pane, []];
      const { act, returnTo } = pane.asking;
      return [
        { ...pane, asking: undefined, lastPressed: returnTo },
        [acting(where, act), { kind: 'focus', id: returnTo }],
      ];
    }
    case 'act':
      return act(where, does.act, does.returnTo);
    case 'also':
      return [{ ...pane, alsoToChannel: does.isOn }, []];
    case 'bell':
      return [{ ...pane, isBellOpen: !pane.isBellOpen }, []];
    case 'hide-notice':
      return [{ ...pane, notice: undefined }, []];
    case 'answered':
      return answered(where, does.to, does.answer);
  }
}

function go(where: Where, place: Place, mark: string | undefined): Updated {
  const { pane, person, state } = where;
  const { conversation: id, tab } = place;
  const messages = state.conversations[id]?.messages ?? [];
  const thread = place.thread ?? threadOf(messages.find(({ ts }) => ts === mark));
  const firstNew = messages.find(
    (message) => message.ts > (person.reads[id] ?? '') && message.user !== person.id && isInTimeline(message),
  );
  const isElsewhere = pane.place.conversation !== id;
  const newFrom = isElsewhere ? (firstNew === undefined ? {} : { [id]: firstNew.ts }) : pane.newFrom;
  const shown = id === person.appDm ? (tab ?? 'messages') : undefined;
  const open: Act | undefined = shown && { act: 'open', user: person.id, tab: shown };
  const next = {
    ...pane,
    place: { conversation: id, tab: shown, thread },
    newFrom,
    marked: mark,
    menu: undefined,
    editing: undefined,
  };
  return [next, open === undefined ? [] : [acting(where, open)]];
}

function threadOf(message: ShownMessage | undefined): string | undefined {
  return message !== undefined && !isInTimeline(message) ? message.thread_ts : undefined;
}

function send(where: Where, box: string): Updated {
  const { pane, person } = where;
  const text = pane.drafts[box]?.text.trim() ?? '';
  if (text === '') return [pane, []];
  const [channel = '', threadTs] = box.split('/');
  const broadcast = threadTs !== undefined && pane.alsoToChannel;
  const sending: Act = { act: 'send', user: person.id, channel, text, threadTs, broadcast };
  const drafts = { ...pane.drafts, [box]: { text: '', caret: 0 } };
  return [
    { ...pane, drafts, notice: undefined, alsoToChannel: false, newFrom: {} },
    [acting(where, sending)],
  ];
}

function save(where: Where): Updated {
  const { pane, person } = where;
  const { editing, place } = pane;
  const done = { ...pane, editing: undefined };
  if (editing === undefined || editing.text.trim() === '') return [done, []];
  const { ts, text } = editing;
  return [done, [acting(where, { act: 'edit', user: person.id, channel: place.conversation, ts, text })]];
}

function filled(pane: Pane, view: string, block: string, action: string, value: unknown): Pane {
  const form = pane.forms[view] ?? {};
  const { [block]: _, ...errors } = pane.errors;
  return {
    ...pane,
    errors,
    forms: { ...pane.forms, [view]: { ...form, [block]: { ...form[block], [action]: value } } },
  };
}

function submit(where: Where): Updated {
  const { pane, person } = where;
  const view = person.modal;
  if (view === undefined || view.submit === null || pane.isBusy) return [pane, []];
  const values = pane.forms[view.id] ?? {};
  const errors = missingAnswers(view, values);
  if (Object.keys(errors).length > 0) return [{ ...pane, errors }, []];
  const submitting: Act = { act: 'submit', user: person.id, viewId: view.id, values };
  return [{ ...pane, errors: {}, isBusy: true }, [acting(where, submitting)]];
}

function close(where: Where): Updated {
  const { pane, person } = where;
  if (person.modal === undefined) return [pane, []];
  return [
    { ...pane, errors: {} },
    [acting(where, { act: 'close', user: person.id, viewId: person.modal.id })],
  ];
}

function act(where: Where, wanted: Act, returnTo: string | undefined): Updated {
  const { pane } = where;
  const cameFromMenu = pane.menu !== undefined && returnTo !== undefined;
  const next = { ...pane, menu: undefined, notice: undefined, lastPressed: returnTo };
  const kept = wanted.act === 'press' && wanted.selected !== undefined ? remembered(next, wanted) : next;
  return [kept, [acting(where, wanted), ...(cameFromMenu ? [{ kind: 'focus' as const, id: returnTo }] : [])]];
}

/** What is chosen in a message or view stays chosen there. */
function remembered(
  pane: Pane,
  { message, view, blockId, actionId, selected }: Extract<Act, { act: 'press' }>,
): Pane {
  const where = message === undefined ? (view ?? '') : `${message.channel}-${message.ts}`;
  return filled(pane, where, blockId, actionId, selected);
}

function answered(where: Where, to: Act, answer: Answer): Updated {
  const { pane } = where;
  const free = to.act === 'submit' ? { ...pane, isBusy: false } : pane;
  if (!answer.ok) {
    const box = to.act === 'send' ? [to.channel, to.threadTs].filter(Boolean).join('/') : '';
    const isEmpty = to.act === 'send' && (pane.drafts[box]?.text ?? '') === '';
    const drafts = isEmpty
      ? { ...pane.drafts, [box]: { text: to.text, caret: to.text.length } }
      : pane.drafts;
    return [{ ...free, drafts, notice: answer.problem }, []];
  }
  if (answer.opened !== undefined) return go(where, { conversation: answer.opened }, undefined);
  if (answer.errors === undefined) return [free, []];
  const errors = Object.fromEntries(
    Object.entries(answer.errors).map(([block, error]) => [block, String(error)]),
  );
  return [{ ...free, errors }, []];
}

function acting({ say }: Where, wanted: Act): Effect {
  return { kind: 'act', act: wanted, reply: (answer) => say({ kind: 'answered', to: wanted, answer }) };
}
