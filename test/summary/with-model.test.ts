import { createMemoryBudget } from '../../src/summary/budget.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, type Script, startLlm } from './llm-server.ts';
import { ben, MONDAY, morning, talk } from './support.ts';

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function summarized(script: Script, transcript: Transcript, reader: Reader = ben): Promise<Summary> {
  server = await startLlm(script);
  const summarizer = createModelSummarizer({
    model: server.model(),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
  });
  return await summarizer.summarize(transcript, reader, { deadlineMs: 10_000, now: MONDAY });
}

const kindsOf = ({ items }: Summary): string[] => items.map(({ kind, text }) => `${kind}: ${text}`);
const texts = (transcript: Transcript, { items }: Summary): (string | undefined)[][] =>
  items.map(({ citations }) =>
    citations.map(({ ts }) => transcript.messages.find(({ ref }) => ref.ts === ts)?.text),
  );

describe('what is for the reader', () => {
  test('is found also where the model says nothing of it', async () => {
    expect(kindsOf(await summarized(() => [], talk(morning)))).toEqual([
      'for-you: @Ben can you tell the support team what to answer to customers?',
    ]);
  });

  test('is in the model’s words where it has some', async () => {
    const item = {
      kind: 'question',
      text: 'Ana asks Ben to tell the support team what to answer to customers',
      ids: [6],
      quote: 'tell the support team what to answer',
    };

    expect(kindsOf(await summarized(() => [item], talk(morning)))).toEqual([`for-you: ${item.text}`]);
  });

  test('is also what somebody else’s words make theirs', async () => {
    const transcript = talk(
      'Ana: The contract with the agency goes to @Ben for the legal review until Friday',
    );
    const item = {
      kind: 'action',
      text: 'Ben does the legal review of the contract with the agency until Friday',
      ids: [1],
      quote: 'goes to @Ben for the legal review',
      owner: 'Ben',
      due: 'until Friday',
    };

    const { items } = await summarized(() => [item], transcript);
    expect(items).toMatchObject([{ kind: 'for-you', owner: { user: 'UBEN' }, due: 'until Friday' }]);
  });
});

describe('for a reader of another language', () => {
  const german = { ...ben, locale: 'de-DE' };
  const item = {
    kind: 'action',
    text: 'Cem will renew the certificate by 14:00',
    ids: [4],
    quote: 'renew the certificate by 14:00',
  };

  test('the model is told which, and what it translates stands beside what was checked', async () => {
    const translation = 'Cem erneuert das Zertifikat bis 14:00';
    const { items } = await summarized(() => [{ ...item, translation }], talk(morning), german);

    expect(server?.calls[0]?.system).toContain('German');
    expect(items.find(({ kind }) => kind === 'action')).toMatchObject({
      text: item.text,
      translation,
      quote: item.quote,
    });
  });

  test.each([
    ['a figure that was not said', 'Cem erneuert das Zertifikat bis 16:00'],
    ['an address', 'Cem erneuert das Zertifikat, siehe evil.example.com/x'],
    ['a call on everybody', 'Cem erneuert das Zertifikat @channel'],
  ])('a translation with %s is not shown', async (_what, translation) => {
    const { items } = await summarized(() => [{ ...item, translation }], talk(morning), german);

    expect(items.find(({ kind }) => kind === 'action')).not.toHaveProperty('translation');
  });
});

test('a link is named by the model by its number, and leads where the message leads', async () => {
  const transcript = talk(
    'Ana: Please read the plan <https://docs.example.com/plan?v=2|here> and the old one <https://docs.example.com/old>',
  );
  const { items } = await summarized(
    ({ lines }) => [
      {
        kind: 'info',
        text: 'Ana asks to read the plan [link 2] and the old one [link 1], not [link 9]',
        ids: [1],
        quote: lines[0]?.text.slice(0, 40),
      },
    ],
    transcript,
  );

  const [item] = items;
  expect(item?.links.map(({ url }) => url).sort()).toEqual([
    'https://docs.example.com/old',
    'https://docs.example.com/plan?v=2',
  ]);
  for (const { label } of item?.links ?? []) expect(item?.text).toContain(label);
  expect(JSON.stringify(server?.calls[0])).not.toContain('docs.example.com');
});

test('what was masked for the model stands in the answer as it was written', async () => {
  const transcript = talk('Ana: The customer paid with card 4111 1111 1111 1111 twice this morning');
  const { items } = await summarized(
    () => [
      {
        kind: 'info',
        text: 'The customer paid with card [card 1] twice this morning',
        ids: [1],
        quote: 'paid with card [card 1] twice',
      },
    ],
    transcript,
  );

  expect(server?.calls[0]?.user).not.toContain('4111');
  expect(items[0]?.text).toBe('The customer paid with card 4111 1111 1111 1111 twice this morning');
});

test('a citation that bears nothing of the claim is left out', async () => {
  const transcript = talk(morning);
  const item = {
    kind: 'decision',
    text: 'Swish is switched off until the certificate is renewed',
    ids: [5, 11, 10],
    quote: 'switch Swish off until the certificate is renewed',
  };

  expect(texts(transcript, await summarized(() => [item], transcript))).toContainEqual([
    'We decided to switch Swish off until the certificate is renewed',
  ]);
});

test('two claims about one message are two items, the same claim twice is one', async () => {
  const transcript = talk(
    'Ana: We decided to drop the old price list, and we agreed to open the warehouse in Malmö in spring',
  );
  const claim = (text: string, quote: string) => ({ kind: 'decision', text, ids: [1], quote });
  const summary = await summarized(
    () => [
      claim('The old price list is dropped', 'drop the old price list'),
      claim('The warehouse in Malmö opens in spring', 'open the warehouse in Malmö in spring'),
      claim('They decided to drop the old price list', 'drop the old price list'),
    ],
    transcript,
  );

  expect(kindsOf(summary)).toEqual([
    'decision: The old price list is dropped',
    'decision: The warehouse in Malmö opens in spring',
  ]);
});

test('other forms of the same words are understood', async () => {
  const transcript = talk('Ana: We deployed the warehouse migrations and are testing them with suppliers');
  const item = {
    kind: 'info',
    text: 'Deployment of the warehouse migration is in test with a supplier',
    ids: [1],
    quote: 'deployed the warehouse migrations',
  };

  expect(kindsOf(await summarized(() => [item], transcript))).toEqual([`key-message: ${item.text}`]);
});

test('progress is told part by part', async () => {
  server = await startLlm(() => []);
  const seen: string[] = [];
  const summarizer = createModelSummarizer({
    model: server.model(),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
  });
  await summarizer.summarize(talk(morning), ben, {
    deadlineMs: 60_000,
    now: MONDAY,
    onProgress: (done, total) => seen.push(`${done}/${total}`),
  });

  expect(seen.at(-1)).toBe('1/1');
});
