import type { AuditEntry } from '../../src/red-phone/audit.ts';
import { noteContent } from '../../src/red-phone/note-blocks.ts';
import { countWeek } from '../../src/red-phone/note-count.ts';
import { wordsFor } from '../../src/words/words.ts';

type What = AuditEntry['what'];

async function* log(...entries: readonly (readonly [string, What, string?, string?])[]) {
  for (const [call, what, phrase, channel] of entries) {
    yield {
      at: 0,
      call,
      what,
      phrase,
      channel,
      actor: 'UANA',
      called: ['UBEN'],
    } satisfies object as AuditEntry;
  }
}

test('without calls there is nothing to say, whatever else happened', async () => {
  expect(await countWeek(log())).toBeUndefined();
  expect(await countWeek(log(['w1', 'word-added', 'sev1'], ['c1', 'refused', 'sev1', 'C1']))).toBeUndefined();
});

test('calls are counted once each, by word and channel, the most first', async () => {
  const week = await countWeek(
    log(
      ['c1', 'called', 'sev1', 'C1'],
      ['c1', 'called', 'sev1', 'C1'],
      ['c1', 'not-urgent', 'sev1', 'C1'],
      ['c1', 'not-urgent'],
      ['c2', 'called', 'prod down', 'C2'],
      ['c3', 'called', 'prod down', 'C2'],
      ['c3', 'unreachable'],
      ['c4', 'called'],
      ['c4', 'page-failed'],
      ['of another week', 'not-urgent', 'sev1', 'C1'],
    ),
  );
  expect(week).toEqual({
    calls: 4,
    notUrgent: 1,
    unreachable: 1,
    pageFailed: 1,
    places: [
      { phrase: 'prod down', channel: 'C2', calls: 2, notUrgent: 0 },
      { phrase: undefined, channel: undefined, calls: 1, notUrgent: 0 },
      { phrase: 'sev1', channel: 'C1', calls: 1, notUrgent: 1 },
    ],
  });
});

test.each(['en', 'de'])('the note in %s names words and channels, and no person', async (locale) => {
  const week = await countWeek(
    log(
      ['c1', 'called', '<!channel> & co', 'C1'],
      ['c2', 'called'],
      ['c2', 'not-urgent'],
      ['c2', 'unreachable'],
    ),
  );
  if (week === undefined) throw new Error('Nothing was counted');
  const content = noteContent(week, wordsFor(locale));
  const said = JSON.stringify(content);

  expect(said).toContain('<#C1>');
  expect(said).toContain('&lt;!channel&gt; &amp; co');
  expect(said).not.toMatch(/UANA|UBEN|<!channel>/);
});

test('of many places the busiest are named, and the others summed up', async () => {
  const entries = Array.from({ length: 40 }, (_, i) => [`c${i}`, 'called', `word ${i}`, 'C1'] as const);
  const week = await countWeek(log(...entries));
  if (week === undefined) throw new Error('Nothing was counted');
  const content = noteContent(week, wordsFor('en'));

  expect(JSON.stringify(content.blocks).match(/• “word/g)).toHaveLength(12);
  expect(JSON.stringify(content.blocks)).toContain('elsewhere: 28');
});
