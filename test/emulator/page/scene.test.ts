import { makeScenePlayer, type Scene, type ScenePlayer } from '../../../emulator/page/scene.ts';

/** A scene that notes its steps; `until` resolves when the state is so. */
function playing(names: readonly string[], paceMs = 0) {
  const done: string[] = [];
  const waiting: { check: () => boolean; resolve: () => void }[] = [];
  const changed = () => {
    for (const each of [...waiting]) if (each.check()) each.resolve();
  };
  const steps: Scene['steps'] = names.map((name) => ({
    says: name,
    why: `why ${name}`,
    who: name,
    looks: () => ({ ann: { conversation: name } }),
    async act() {
      if (name === 'fails') throw new Error('it broke');
      done.push(name);
    },
  }));
  const player: ScenePlayer = makeScenePlayer({ title: 'A scene', steps }, () => 42, changed, paceMs);
  const until = (check: () => boolean) =>
    new Promise<void>((resolve) => (check() ? resolve() : void waiting.push({ check, resolve })));
  return { player, done, until };
}

test('a step happens, then tells what happened and why, and where people look', async () => {
  const { player, done } = playing(['one', 'two']);

  await player.step();

  expect(done).toEqual(['one']);
  expect(player.state()).toMatchObject({
    done: 1,
    of: 2,
    line: { at: 42, says: 'one', why: 'why one' },
    stage: { serial: 1, places: { ann: { conversation: 'one' } }, who: 'one' },
  });
});

test('played, it goes on to the end and stops; then it can begin again', async () => {
  const { player, done, until } = playing(['one', 'two']);

  player.play();
  await until(() => !player.state().playing && player.state().done === 2);
  await player.step();

  expect(done).toEqual(['one', 'two', 'one']);
});

test('a pause stops it before the next step, however long the pace', async () => {
  const { player, done, until } = playing(['one', 'two'], 60_000);

  player.play();
  await until(() => player.state().done === 1 && !player.state().busy);
  player.pause();

  expect(player.state().playing).toBe(false);
  expect(done).toEqual(['one']);
});

test('a step that fails is told, and ends the playing', async () => {
  const { player, until } = playing(['fails', 'two']);

  player.play();
  await until(() => !player.state().playing && !player.state().busy);

  expect(player.state()).toMatchObject({ done: 0, problem: 'it broke' });
});
