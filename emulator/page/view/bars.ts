import type { PageState } from '../page-state.ts';
import { type Content, classes, type Html, h } from './html.ts';
import type { Model } from './model.ts';
import { cityOf, dayIn, timeIn } from './text/times.ts';

const UTC = { zone: 'UTC', locale: 'en-GB' };

/** The clock, which goes forward by real time and by jumps. */
export function clockBar(model: Model, state: PageState, now: number): Html {
  const { isClockMoving } = model;
  const { nextBlock, people, users } = state;
  const who = people.find(({ id }) => id === nextBlock?.user);
  const next =
    nextBlock && who && `${users[who.id]?.name}, ${timeIn(who, nextBlock.at)} in ${cityOf(who.zone)}`;
  const jump = (to: 'now' | 'next-block' | 'hour' | 'day', label: string, title: string, isOff = false) =>
    h(
      'button',
      {
        type: 'button',
        class: 'jump',
        title,
        'aria-disabled': (isOff || isClockMoving) && 'true',
        on: { click: isOff || isClockMoving ? undefined : { kind: 'clock', to } },
      },
      label,
    );
  return h(
    'div',
    { class: 'clock-bar', role: 'group', 'aria-label': 'Clock' },
    h('span', { class: 'utc' }, h('b', {}, `${dayIn(UTC, now)} ${timeIn(UTC, now)}`), ' UTC'),
    jump(
      'next-block',
      'Next block',
      next ? `Run to ${next}` : 'Nobody has comms hours yet',
      nextBlock === undefined,
    ),
    jump('hour', '+1 hour', 'An hour forward'),
    jump('day', '+1 day', 'A day forward'),
    jump('now', 'Now', 'To the real time', model.real <= now),
    h('span', { class: 'next', 'aria-live': 'polite' }, isClockMoving ? 'running …' : (next ?? '')),
  );
}

/** The scene: what it has just shown, and how to go on. */
export function sceneBar(state: PageState): Content {
  const { scene } = state;
  if (scene === undefined) return undefined;
  const { done, of, line, busy, playing, problem } = scene;
  const isOver = done === of;
  const button = (does: 'play' | 'pause' | 'step', label: string, isOff: boolean, isMain = false) =>
    h(
      'button',
      {
        type: 'button',
        class: classes('jump', isMain && 'main'),
        'aria-disabled': isOff && 'true',
        on: { click: isOff ? undefined : { kind: 'scene', do: does } },
      },
      label,
    );
  return h(
    'div',
    { class: 'scene', role: 'group', 'aria-label': 'Scene' },
    h('div', { class: 'scene-buttons' }, [
      playing
        ? button('pause', 'Pause', false, true)
        : button('play', done === 0 ? 'Play the scene' : isOver ? 'Play again' : 'Play on', busy, true),
      button('step', 'Next step', busy || playing || isOver),
      h('span', { class: 'progress' }, `${done} of ${of}`),
    ]),
    h(
      'p',
      { class: 'scene-line', 'aria-live': 'polite' },
      line === undefined ? scene.title : [h('strong', {}, line.says), ' ', h('span', {}, line.why)],
      problem !== undefined && h('span', { class: 'error' }, ` ${problem}`),
    ),
  );
}
