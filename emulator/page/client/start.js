import { page } from '../view/page.ts';
import { initialModel, update } from '../view/update.ts';
import { patch } from './patch.js';

/**
 * @import { Act } from '../acts.ts'
 * @import { Answer } from '../page-state.ts'
 * @import { Effect, Msg } from '../view/model.ts'
 */

const host = /** @type {HTMLElement} */ (document.getElementById('page'));
const token = document.querySelector('meta[name="page-token"]')?.getAttribute('content') ?? '';
const narrow = matchMedia('(max-width: 759px)');

let model = initialModel(Date.now(), narrow.matches);
/** @type {Effect[]} */
let waiting = [];
let isQueued = false;

/** @param {unknown} msg */
function dispatch(msg) {
  const [next, effects] = update(model, /** @type {Msg} */ (msg));
  model = next;
  waiting.push(...effects);
  if (isQueued) return;
  isQueued = true;
  queueMicrotask(show);
}

function show() {
  isQueued = false;
  const ends = new Map([...document.querySelectorAll('[data-stick]')].map((each) => [each, isAtEnd(each)]));
  const focused = document.activeElement;
  const dialogs = focused?.closest('.screen');
  patch(host, page(model), dispatch);
  if (focused?.isConnected === false) focusOn(dialogs?.querySelector('[role="dialog"] h2'));
  for (const each of document.querySelectorAll('[data-stick]')) {
    if (ends.get(each) ?? each.querySelector('.marked') === null) each.scrollTop = each.scrollHeight;
  }
  const effects = waiting;
  waiting = [];
  for (const effect of effects) void carryOut(effect);
}

/**
 * What had the focus is gone: a dialog that is still there, or new, takes it.
 * @param {Element | null | undefined} element
 */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus();
}

/** @param {Element} element */
function isAtEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 48;
}

/** @param {Effect} effect */
async function carryOut(effect) {
  switch (effect.kind) {
    case 'act': {
      const answer = await act(effect.act);
      if (effect.reply !== undefined) dispatch(effect.reply(answer));
      return;
    }
    case 'tell': {
      const isUnderWay = typed !== undefined;
      typed = effect.act;
      if (!isUnderWay) await tellTyped();
      return;
    }
    case 'focus':
      document.getElementById(effect.id)?.focus();
      return;
    case 'copy':
      await navigator.clipboard?.writeText(effect.text).catch(() => undefined);
      return;
    case 'reload':
      location.reload();
  }
}

/** What was typed last and has not gone out yet, or goes out now.
 * @type {Act | undefined} */
let typed;

async function tellTyped() {
  for (let told; told !== typed; ) {
    told = typed;
    if (told !== undefined) await act(told);
  }
  typed = undefined;
}

/**
 * @param {Act} wanted
 * @returns {Promise<Answer>}
 */
async function act(wanted) {
  try {
    const headers = { 'content-type': 'application/json', 'x-page-token': token };
    const response = await fetch('/act', { method: 'POST', headers, body: JSON.stringify(wanted) });
    if (response.headers.get('content-type')?.includes('json')) return await response.json();
    return { ok: false, problem: await response.text() };
  } catch {
    return { ok: false, problem: 'The demo does not answer.' };
  }
}

const live = new EventSource('/live');
live.addEventListener('message', (event) =>
  dispatch({ kind: 'state', state: JSON.parse(event.data), real: Date.now() }),
);
live.addEventListener('open', () => dispatch({ kind: 'live', isLive: true }));
live.addEventListener('error', () => dispatch({ kind: 'live', isLive: false }));

narrow.addEventListener('change', () => dispatch({ kind: 'narrow', isNarrow: narrow.matches }));
setInterval(() => dispatch({ kind: 'tick', real: Date.now() }), 1_000);
document.addEventListener(
  'pointerdown',
  (event) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-menu]') === null)
      dispatch({ kind: 'elsewhere' });
  },
  true,
);
show();
