import { createRedraw } from '../../src/people/redraw.ts';

/** A form whose hash changes with every drawing, as Slack's. */
function form() {
  const drawn: string[] = [];
  let serial = 0;
  /** Called while a drawing is under way. */
  let meanwhile = (): void => {};
  return {
    drawn,
    onDraw(happens: () => void) {
      meanwhile = () => {
        meanwhile = () => {};
        happens();
      };
    },
    changedElsewhere: () => {
      serial += 1;
    },
    asked: (typed: string, hash: string, { isFolded = true, isTyping = true } = {}) => ({
      viewId: 'V1',
      hash,
      isFolded,
      isTyping,
      async draw(folded: boolean, current: string) {
        meanwhile();
        if (current !== `h${serial}`) throw new Error('hash_conflict');
        serial += 1;
        drawn.push(folded ? typed : `${typed}, unfolded`);
        return `h${serial}`;
      },
    }),
  };
}

const quick = { moment: 1, long: 50 };

test('of what is typed in one go the last is drawn, and nothing before', async () => {
  const slack = form();
  const redraw = createRedraw(quick);

  await Promise.all(['9', '9-', '9-1', '9-10'].map((typed) => redraw(slack.asked(typed, 'h0'))));

  expect(slack.drawn).toEqual(['9-10']);
});

test('whoever types for long sees what it means before they stop', async () => {
  const slack = form();
  const redraw = createRedraw({ moment: 1, long: 1 });
  let isTyping = true;
  const all: Promise<void>[] = [];
  slack.onDraw(() => {
    isTyping = false;
  });

  // They stop only once something is drawn.
  while (isTyping) {
    all.push(redraw(slack.asked('9-10', 'h0')));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);

  expect(slack.drawn).toContain('9-10');
});

test('what somebody typed before they saw the last drawing is drawn all the same', async () => {
  const slack = form();
  const redraw = createRedraw(quick);
  let second = Promise.resolve();
  slack.onDraw(() => {
    second = redraw(slack.asked('9-10', 'h0'));
  });

  await redraw(slack.asked('9', 'h0'));
  await second;
  await redraw(slack.asked('9-11', 'h0'));

  expect(slack.drawn).toEqual(['9', '9-10', '9-11']);
});

test('a form that was changed elsewhere is left as it is', async () => {
  const slack = form();
  const redraw = createRedraw(quick);
  slack.changedElsewhere();

  await expect(redraw(slack.asked('9', 'h0'))).rejects.toThrow('hash_conflict');
  expect(slack.drawn).toEqual([]);
});

test('once unfolded, which waits for nothing, a form is not folded by what was typed just before', async () => {
  const slack = form();
  const redraw = createRedraw({ moment: 60_000, long: 60_000 });
  let late = Promise.resolve();
  slack.onDraw(() => {
    late = redraw(slack.asked('9-10', 'h0', { isTyping: false }));
  });

  await redraw(slack.asked('9', 'h0', { isFolded: false, isTyping: false }));
  await late;

  expect(slack.drawn).toEqual(['9, unfolded', '9-10, unfolded']);
});
