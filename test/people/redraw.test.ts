import { createRedraw } from '../../src/people/redraw.ts';

/** A form whose hash changes with every drawing, as Slack's. Drawings wait until they are let go. */
function form() {
  const drawn: string[] = [];
  const held: (() => void)[] = [];
  let serial = 0;
  let isHeld = false;
  return {
    drawn,
    hash: () => `h${serial}`,
    hold: () => {
      isHeld = true;
    },
    letGo: () => {
      isHeld = false;
      for (const go of held.splice(0)) go();
    },
    changedElsewhere: () => {
      serial += 1;
    },
    asked: (typed: string, hash: string, isFolded = true) => ({
      viewId: 'V1',
      hash,
      isFolded,
      async draw(folded: boolean, current: string) {
        if (isHeld) await new Promise<void>((go) => held.push(go));
        if (current !== `h${serial}`) throw new Error('hash_conflict');
        serial += 1;
        drawn.push(folded ? typed : `${typed}, unfolded`);
        return `h${serial}`;
      },
    }),
  };
}

test('of what is typed while the form is drawn, the newest is drawn next, and nothing between', async () => {
  const slack = form();
  const redraw = createRedraw(0);
  slack.hold();
  const first = redraw(slack.asked('9', 'h0'));
  const rest = ['9-', '9-1', '9-10'].map((typed) => redraw(slack.asked(typed, 'h0')));
  slack.letGo();
  await Promise.all([first, ...rest]);

  expect(slack.drawn).toEqual(['9', '9-10']);
});

test('what somebody typed before they saw the last drawing is drawn all the same', async () => {
  const slack = form();
  const redraw = createRedraw(0);
  slack.hold();
  const early = [redraw(slack.asked('9', 'h0')), redraw(slack.asked('9-10', 'h0'))];
  slack.letGo();
  await Promise.all(early);
  const seen = slack.hash();
  slack.hold();
  const late = [redraw(slack.asked('9-11', seen)), redraw(slack.asked('9-12', 'h0'))];
  slack.letGo();
  await Promise.all(late);

  expect(slack.drawn).toEqual(['9', '9-10', '9-12']);
});

test('a form that was changed elsewhere is left as it is', async () => {
  const slack = form();
  const redraw = createRedraw(0);
  slack.changedElsewhere();

  await expect(redraw(slack.asked('9', 'h0'))).rejects.toThrow('hash_conflict');
  expect(slack.drawn).toEqual([]);
});

test('once unfolded, a form is not folded by what was typed just before', async () => {
  const slack = form();
  const redraw = createRedraw(0);
  slack.hold();
  const all = [
    redraw(slack.asked('9', 'h0')),
    redraw(slack.asked('9-1', 'h0', false)),
    redraw(slack.asked('9-10', 'h0')),
  ];
  slack.letGo();
  await Promise.all(all);

  expect(slack.drawn).toEqual(['9', '9-10, unfolded']);
});
