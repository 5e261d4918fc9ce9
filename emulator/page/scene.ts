import { setTimeout as pause } from 'node:timers/promises';
import type { UserId } from '../world/types.ts';
import type { Place, SceneState } from './page-state.ts';

/** One thing that happens, told in a line. */
export interface SceneStep {
  /** What happens. */
  says: string;
  /** Why it is so, or what to look at. */
  why: string;
  act(): Promise<void>;
  /** Whom to watch, where there is room for one person. */
  who?: UserId;
  /** Where people look from then on. */
  looks?(): { [user: UserId]: Place };
}

export interface Scene {
  title: string;
  steps: readonly SceneStep[];
}

export interface ScenePlayer {
  state(): SceneState;
  play(): void;
  pause(): void;
  step(): Promise<void>;
}

/**
 * Plays a scene step by step, or all of it with time to read in between; after the last step it can begin again.
 * @param now the simulated clock
 * @param changed told whenever `state` has something new to say
 */
export function makeScenePlayer(
  scene: Scene,
  now: () => number,
  changed: () => void,
  paceMs = 5_000,
): ScenePlayer {
  const state: SceneState = {
    title: scene.title,
    done: 0,
    of: scene.steps.length,
    busy: false,
    playing: false,
    stage: { serial: 0, places: {} },
  };
  let waiting = new AbortController();

  function tell(patch: Partial<SceneState>): void {
    Object.assign(state, patch);
    changed();
  }

  async function step(): Promise<void> {
    if (state.busy) return;
    const index = state.done === state.of ? 0 : state.done;
    const next = scene.steps[index];
    if (next === undefined) return;
    tell({ busy: true, problem: undefined });
    try {
      await next.act();
      const places = next.looks?.();
      if (places || next.who !== undefined)
        state.stage = { serial: state.stage.serial + 1, places: places ?? {}, who: next.who };
      tell({ done: index + 1, line: { at: now(), says: next.says, why: next.why } });
    } catch (error) {
      tell({ playing: false, problem: error instanceof Error ? error.message : String(error) });
    } finally {
      tell({ busy: false });
    }
  }

  async function playOn(): Promise<void> {
    do {
      await step();
      if (state.done === state.of) tell({ playing: false });
      waiting = new AbortController();
      if (state.playing)
        await pause(paceMs, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
    } while (state.playing);
  }

  return {
    state: () => state,
    play() {
      if (state.playing) return;
      tell({ playing: true });
      void playOn();
    },
    pause() {
      tell({ playing: false });
      waiting.abort();
    },
    step,
  };
}
