import { copyMessage } from '../../src/handoff/blocks.ts';
import { handoff, reader } from './support.ts';

test('a name that looks like markup calls nobody, in the line for notifications either', () => {
  const sight = { workspaceUrl: 'https://x.slack.com/', readable: new Set<string>(), isForAll: true };
  const names = new Map([['UANA', '<!channel> Ana']]);
  const { text } = copyMessage({ handoff: handoff(), to: 'UBEN', names, sight }, reader());
  expect(text).toContain('&lt;!channel&gt; Ana');
  expect(text).not.toContain('<!channel>');
});
