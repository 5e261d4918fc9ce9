import type { App, BlockAction } from '@slack/bolt';
import { coerceError } from '../errors.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { HOURS_FIELDS, PEOPLE_ACTIONS, PEOPLE_VIEWS } from './action-ids.ts';
import { localeOf, type PeopleListenersDeps, safely, tenantOf } from './answering.ts';
import { notice } from './form.ts';
import { isFoldedIn } from './hours-form.ts';
import { type Asked, createRedraw } from './redraw.ts';
import { openHours } from './submit.ts';

type Redraw = (asked: Asked) => Promise<void>;
type Press = Pick<BlockAction, 'view' | 'team' | 'user'>;
type Context = Parameters<typeof tenantOf>[1];

/** Listens to what somebody does in the form of hours before they send it. */
export function registerHoursForm(app: App, deps: PeopleListenersDeps): void {
  const redraw = createRedraw();
  for (const field of [HOURS_FIELDS.hours, HOURS_FIELDS.zone]) onTyping(app, deps, redraw, field);
  onMore(app, deps, redraw);
}

/** Shows what is typed so far means. Where that fails the form stays as it is: it can be sent all the same. */
function onTyping(app: App, deps: PeopleListenersDeps, redraw: Redraw, field: string): void {
  app.action<BlockAction>({ action_id: field, block_id: field }, async ({ body, context, ack }) => {
    await ack();
    if (body.view?.callback_id !== PEOPLE_VIEWS.hours) return;
    await redraw({
      ...asked(deps, body, context),
      isFolded: isFoldedIn(body.view.state.values),
      isTyping: true,
    }).catch((thrown: unknown) => {
      // The form was closed, sent or changed meanwhile.
      if (thrown instanceof SlackRefusal) return;
      const tenant = tenantOf(body, context);
      deps.log.warn({ tenant, err: coerceError(thrown) }, 'What is typed could not be shown as hours');
    });
  });
}

/** Unfolds the form that somebody fills in. Where that fails it stays as it is, and can be pressed again. */
function onMore(app: App, deps: PeopleListenersDeps, redraw: Redraw): void {
  app.action<BlockAction>(PEOPLE_ACTIONS.more, async ({ body, context, ack }) => {
    await ack();
    if (body.view === undefined) return;
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { isDone, answer } = await safely(deps, tenant, user, () =>
      redraw({ ...asked(deps, body, context), isFolded: false, isTyping: false }),
    );
    if (isDone) return;
    const { people } = wordsFor(await localeOf(deps, tenant, user));
    const why = notice(people.modalTitle, people.done, answer.text);
    await deps.slack.pushModal(tenant, body.trigger_id, why).catch((thrown: unknown) => {
      deps.log.warn({ tenant, err: coerceError(thrown) }, 'Why a press failed could not be said');
    });
  });
}

function asked(
  deps: PeopleListenersDeps,
  press: Press,
  context: Context,
): Pick<Asked, 'viewId' | 'hash' | 'draw'> {
  const { id = '', hash = '', state } = press.view ?? {};
  const tenant = tenantOf(press, context);
  const user = press.user.id;
  return {
    viewId: id,
    hash,
    async draw(folded, current) {
      const form = await openHours(deps, tenant, user, deps.clock.now(), folded, state?.values);
      const shown = await deps.slack.updateModal(tenant, id, form, current);
      return shown.hash;
    },
  };
}
