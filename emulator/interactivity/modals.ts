import { viewProblems } from '../block-kit/limits.ts';
import { get, isObject, type Loose, str } from '../json.ts';
import { DEEPEST_STACK } from '../web-api/views.ts';
import { issueTrigger } from '../world/triggers.ts';
import type { UserId, View } from '../world/types.ts';
import { elementsOf, makeView, replaceView, valueField } from '../world/views.ts';
import { known, type World } from '../world/world.ts';
import { type Acknowledged, acknowledged, commonPayload, type Interactivity } from './context.ts';
import { chosenValue, findElement } from './elements.ts';

export interface Submission {
  user: UserId;
  viewId: string;
  /** What the person types and chooses, by block id and action id, as in Press.selected. */
  values?: { [blockId: string]: { [actionId: string]: unknown } };
}

export interface Submitted extends Acknowledged {
  response_action?: string;
  errors?: Loose;
}

/** Submits a modal, and does what the app answers: close, errors, update, push or clear. */
export async function submit(context: Interactivity, submission: Submission): Promise<Submitted> {
  const { world, outbox } = context;
  const { user, viewId } = submission;
  const stack = known(world.modals, user, 'modal of');
  const view = stack.at(-1);
  if (view?.id !== viewId) throw new Error(`${viewId} is not the view on top; ${view?.id} is`);
  if (view.submit === null) throw new Error(`${viewId} has no submit button`);
  fillIn(view, submission.values ?? {});
  needAnswers(view);
  const payload = {
    type: 'view_submission',
    ...commonPayload(world, user),
    trigger_id: issueTrigger(world, user),
    view: structuredClone(view),
    response_urls: [],
  };
  const attempt = await outbox.sendOnce('interaction', 'view_submission', payload);
  if (attempt.failure === undefined) respond(world, user, view, attempt.answer);
  const action = str(attempt.answer, 'response_action');
  const errors = get(attempt.answer, 'errors');
  return {
    ...acknowledged(attempt),
    ...(action === '' ? {} : { response_action: action }),
    ...(isObject(errors) ? { errors } : {}),
  };
}

/** Closes the view on top, or all of them; the app is told if the view asked for it. */
export async function closeView(
  context: Interactivity,
  closed: { user: UserId; viewId: string; all?: boolean },
): Promise<void> {
  const { world, outbox } = context;
  const stack = known(world.modals, closed.user, 'modal of');
  const view = stack.at(-1);
  if (view?.id !== closed.viewId) throw new Error(`${closed.viewId} is not the view on top; ${view?.id} is`);
  const gone = closed.all ? stack.splice(0).reverse() : stack.splice(-1);
  world.changed();
  for (const each of gone.filter((candidate) => candidate.notify_on_close)) {
    const is_cleared = closed.all ?? false;
    const payload = {
      type: 'view_closed',
      ...commonPayload(world, closed.user),
      view: structuredClone(each),
      is_cleared,
    };
    await outbox.sendOnce('interaction', 'view_closed', payload);
  }
}

function respond(world: World, user: UserId, view: View, answer: unknown): void {
  const stack = known(world.modals, user, 'modal of');
  const action = str(answer, 'response_action');
  const next = get(answer, 'view');
  if (action === 'update' || action === 'push') {
    const problems = viewProblems(next);
    if (problems.length > 0)
      throw new Error(`The app answered ${action} with a view that Slack refuses: ${problems}`);
  }
  if (action === '') stack.splice(stack.indexOf(view));
  else if (action === 'clear') stack.length = 0;
  else if (action === 'update') replaceView(world, view, next);
  else if (action === 'push' && stack.length >= DEEPEST_STACK)
    throw new Error('A stack holds no more than 3 views');
  else if (action === 'push') stack.push(makeView(world, next, view));
  else if (action !== 'errors') throw new Error(`Slack knows no response_action ${action}`);
  else needKnownBlocks(view, get(answer, 'errors'));
  world.changed();
}

/** Slack shows "trouble connecting" when errors name a block that is not an input of the view. */
function needKnownBlocks(view: View, errors: unknown): void {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => str(block, 'block_id'));
  const named = isObject(errors) ? Object.keys(errors) : [];
  const unknown = named.filter((id) => !inputs.includes(id));
  if (named.length === 0 || unknown.length > 0)
    throw new Error(`Errors must name input blocks, not: ${unknown}`);
}

/** Puts what the person has filled in into the view's state. */
export function fillIn(view: View, values: NonNullable<Submission['values']>): void {
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, chosen] of Object.entries(actions)) {
      const { element } = findElement(view.blocks, actionId, blockId);
      const ofBlock = view.state.values[blockId] ?? {};
      ofBlock[actionId] = { type: str(element, 'type'), ...chosenValue(element, chosen) };
      view.state.values[blockId] = ofBlock;
    }
  }
}

/** The client does not submit while an input that is not optional is empty. */
function needAnswers(view: View): void {
  for (const block of view.blocks) {
    if (block.type !== 'input' || get(block, 'optional') === true) continue;
    const [element] = elementsOf(block);
    const field = valueField(str(element, 'type')) ?? 'value';
    const blockId = str(block, 'block_id');
    const value = get(view.state.values, blockId, str(element, 'action_id'), field);
    const empty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) throw new Error(`The client asks for ${blockId} before it submits`);
  }
}
