import type { Who } from '../page-state.ts';
import { type Html, h } from './html.ts';

/** Somebody's square; decoration, since the name stands beside it. */
export function avatar(
  who: Pick<Who, 'name' | 'hue'> | undefined,
  sign = who?.name.slice(0, 1) ?? '?',
): Html {
  return h('span', { class: `avatar hue-${who?.hue ?? 0}`, 'aria-hidden': 'true' }, sign);
}

/** The app's square: a gate that lets some water by. */
export function appAvatar(): Html {
  const drawing = h(
    'svg',
    { viewBox: '0 0 20 20' },
    h('path', { d: 'M4 3v14M16 3v14M4 6h12M4 10h12' }),
    h('path', { d: 'M2 15c2-1.6 4-1.6 6 0s4 1.6 6 0 3-1.4 4-.8' }),
  );
  return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, drawing);
}
