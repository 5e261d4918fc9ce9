import { escaped } from '../block-kit.ts';
import { HOUR, MINUTE, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { permalink } from '../people/directory.ts';
import { wordsFor } from '../words/words.ts';
import { type Call, type Due, readThing } from './call.ts';
import type { CallDeps } from './deps.ts';
import { logged } from './moves.ts';
import { callerName, nameOf } from './names.ts';
import { type Page, type PageAction, type Pager, PagerError } from './pager.ts';
import { within } from './patience.ts';
import { unescaped } from './spoken.ts';

/** What is not known by then is left out of a page, ms of `wall`. */
const KNOWN_MS = SECOND;
/** How soon a pager that says nothing of it is tried again: soon at first. */
const AGAIN_MS = 5 * SECOND;
const LATER_MS = MINUTE;
const SOON_MS = 5 * MINUTE;
/** A page that comes later than this helps nobody: then it is said that there was none. */
const GIVE_UP_MS = HOUR;

/** Puts a page for each pager on the agenda, or tells one pager how the call stands: each on its own. */
export async function page(tenant: TenantId, thing: string, now: number, deps: CallDeps): Promise<void> {
  const { id, about } = readThing(thing);
  if (about === '') {
    if (deps.pagers.length === 0) return;
    const due = deps.pagers.map(({ name }): Due => ({ kind: 'page', about: name, at: now }));
    await deps.calls.change(tenant, id, (call) => ({ call, due }));
    await deps.urgentBells.ring(tenant, now);
    return;
  }
  const pager = deps.pagers.find(({ name }) => name === about);
  // One that is no longer set up has nothing to be told.
  if (pager !== undefined) await tellPager(tenant, id, pager, now, deps);
}

async function tellPager(
  tenant: TenantId,
  id: string,
  pager: Pager,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const call = await deps.calls.find(tenant, id);
  if (call === undefined) return;
  const action = actionFor(call, call.pages[pager.name]?.told);
  if (action === undefined) return;
  const { name } = pager;
  const since = troubleWith(call, name, action)?.since ?? now;
  try {
    await pager.send(action, await pageOf(tenant, call, deps));
  } catch (error) {
    if (!(error instanceof PagerError)) throw error;
    const age = now - since;
    const { reason, retryAfterMs = age < SOON_MS ? AGAIN_MS : LATER_MS } = error;
    const isFinal = error.isFinal || age > GIVE_UP_MS;
    await deps.calls.change(tenant, id, (latest) => {
      const trouble = { reason, isFinal, action, since };
      const pages = { ...latest.pages, [name]: { ...latest.pages[name], trouble } };
      const isNews = troubleWith(latest, name, action) === undefined;
      const after = { ...latest, pages };
      return {
        call: isNews ? logged(after, 'page-failed', name, now, [], reason) : after,
        due: [{ kind: 'tell', at: now }],
      };
    });
    await deps.urgentBells.ring(tenant, now);
    if (isFinal) return;
    throw new RetryLaterError(`${name} did not take a page`, retryAfterMs, { cause: error });
  }
  await deps.calls.change(tenant, id, (latest) => {
    const pages = { ...latest.pages, [name]: { told: action } };
    const after =
      action === 'trigger' ? logged({ ...latest, pages }, 'paged', name, now) : { ...latest, pages };
    // It may have been answered meanwhile.
    return {
      call: after,
      due: [
        { kind: 'tell', at: now },
        { kind: 'page', about: name, at: now },
      ],
    };
  });
  await deps.urgentBells.ring(tenant, now);
}

/** Undefined where the pager has not failed to take this: each thing that it is told has its own hour. */
function troubleWith({ pages }: Call, name: string, action: PageAction): Call['pages'][string]['trouble'] {
  const trouble = pages[name]?.trouble;
  return trouble?.action === action ? trouble : undefined;
}

/** What a pager is to be told next, by what it knows. One that never heard of a call need not hear that it is over. */
export function actionFor(call: Call, told: PageAction | undefined): PageAction | undefined {
  const { state, outcome, isLate } = call;
  if (isLate) return undefined;
  const isOver =
    outcome === 'resolved' || outcome === 'not-urgent' || outcome === 'retracted' || outcome === 'deleted';
  if (isOver) return told === undefined || told === 'resolve' ? undefined : 'resolve';
  if (state === 'acknowledged') return told === 'trigger' ? 'acknowledge' : undefined;
  const isWanted = state === 'open' || outcome === 'unanswered';
  return isWanted && told === undefined ? 'trigger' : undefined;
}

async function pageOf(tenant: TenantId, call: Call, deps: CallDeps): Promise<Page> {
  const { ring, people, openedAt, id } = call;
  const { redPhone } = wordsFor('en');
  const [caller, names, link] = await Promise.all([
    within(KNOWN_MS, callerName(tenant, ring, wordsFor('en'), deps), redPhone.somebody),
    within(KNOWN_MS, Promise.all(people.map(({ user }) => nameOf(tenant, user, deps))), [] as const),
    within(KNOWN_MS, deps.directory.workspaceUrl(tenant), undefined),
  ]);
  const who = names.length === 0 ? caller : `${caller} → ${names.join(', ')}`;
  const nameIn = (id: string): string | undefined => names[people.findIndex(({ user }) => user === id)];
  const said = snippetOf(ring.reason, { nameOf: nameIn });
  const about = ring.phrase === undefined ? said : `${escaped(ring.phrase)}: ${said}`;
  return {
    key: `sluice-${tenant}-${id}`,
    summary: unescaped(`${who} – ${about}`),
    source: 'Slack',
    link: link === undefined || ring.source === undefined ? undefined : permalink(link, ring.source),
    at: openedAt,
  };
}
