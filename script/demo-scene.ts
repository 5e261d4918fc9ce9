import type { Scene } from '../emulator/page/scene.ts';
import { afternoon } from './demo-afternoon.ts';
import type { Demo } from './demo-app.ts';
import { evening } from './demo-evening.ts';
import { morning } from './demo-morning.ts';
import { setStage } from './demo-stage.ts';

/**
 * A day of the team: an ordinary question across zones, a thread that grows, an edit, a deletion, a block, a brief, a
 * catch-up, a call, a handoff. It can be played again: it begins at the next nine o'clock of a working day in Berlin.
 */
export function demoScene(demo: Demo): Scene {
  const stage = setStage(demo);
  return {
    title: 'A day of a team in four time zones, step by step. Or type anything yourself.',
    steps: [...morning(stage), ...afternoon(stage), ...evening(stage)],
  };
}
