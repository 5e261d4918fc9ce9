import type { PageAction } from '../../src/red-phone/pager.ts';
import { defaultTemplate, filled, readTemplate } from '../../src/red-phone/pager-template.ts';

const page = {
  key: 'C1|1763888400.000100',
  summary: 'Ana rings: the shop is down',
  source: '#payments',
  link: 'https://acme.slack.com/archives/C1/p1',
  at: Date.parse('2026-11-22T17:00Z'),
};

function posted(
  template: string,
  action: PageAction = 'trigger',
  change: Partial<typeof page> = {},
): unknown {
  const body = filled(readTemplate(template), action, { ...page, ...change });
  return body === undefined ? undefined : JSON.parse(body);
}

test('without a template, everything is told under its name', () => {
  expect(JSON.parse(filled(defaultTemplate, 'resolve', { ...page, link: undefined }) ?? '')).toEqual({
    action: 'resolve',
    status: 'resolved',
    key: page.key,
    summary: page.summary,
    source: page.source,
    at: '2026-11-22T17:00:00.000Z',
  });
});

test('a field that has nothing to say is left out; one that is empty by the template stays', () => {
  const template =
    '{"url":"{{link}}","text":"see {{link}}","none":"","in":{"url":"{{link}}"},"list":["{{link}}"]}';
  expect(JSON.parse(filled(readTemplate(template), 'trigger', { ...page, link: undefined }) ?? '')).toEqual({
    text: 'see ',
    none: '',
    in: {},
    list: [''],
  });
});

test.each<[PageAction, string]>([
  ['trigger', 'firing'],
  ['acknowledge', 'firing'],
  ['resolve', 'resolved'],
])('%s is an alert that is %s', (action, status) => {
  expect(posted('{"s":"{{status}}","a":"{{ action }}"}', action)).toEqual({ s: status, a: action });
});

test.each([
  '","action":"close',
  'a "quoted" \\ back\nslash\u2028 and \u0000',
  '{{key}} {{link}}',
  '$& $1 $`',
  '\ud83d\udd25 ü <!channel> </script>',
])('what people wrote, here %j, stays in its string and is filled in once', (summary) => {
  const template =
    '{"title":"Red Phone: {{summary}}!","key":"{{key}}","nested":[{"n":1,"deep":"{{summary}}"}]}';
  expect(posted(template, 'trigger', { summary })).toEqual({
    title: `Red Phone: ${summary}!`,
    key: page.key,
    nested: [{ n: 1, deep: summary }],
  });
});

test('numbers, lists and nothing stay what they are, and names are no placeholders', () => {
  const template = '{"priority":5,"tags":["red","{{source}}"],"x":null,"y":true,"{{key}}":1}';
  expect(posted(template)).toEqual({
    priority: 5,
    tags: ['red', '#payments'],
    x: null,
    y: true,
    '{{key}}': 1,
  });
});

test('actions can each have a body of their own; for what is left out nothing is sent', () => {
  const template =
    '{"trigger":{"summary":"{{summary}}","dedup":"{{key}}"},"resolve":{"action":"close","dedup":"{{key}}"}}';
  expect(posted(template, 'trigger')).toEqual({ summary: page.summary, dedup: page.key });
  expect(posted(template, 'acknowledge')).toBeUndefined();
  expect(posted(template, 'resolve')).toEqual({ action: 'close', dedup: page.key });
});

test('a body that merely has a trigger of its own is one body', () => {
  expect(posted('{"trigger":"{{action}}","title":"x"}', 'resolve')).toEqual({
    trigger: 'resolve',
    title: 'x',
  });
});

test.each([
  ['{"a": {{summary}}}', 'must be JSON'],
  ['["{{summary}}"]', 'must be a JSON object'],
  ['"{{summary}}"', 'must be a JSON object'],
  ['null', 'must be a JSON object'],
  ['{"a":["{{sumary}}"]}', 'has {{sumary}}, which is none of {{action}}'],
  ['{"a":"{{constructor}}"}', 'has {{constructor}}'],
  ['{"a":"{{}}"}', 'has {{}}'],
  ['{"trigger":"{{summary}}"}', 'must have an object under trigger'],
  ['{"trigger":{"a":1},"resolve":null}', 'must have an object under resolve'],
])('%s is refused in words that say what to do', (template, words) => {
  expect(() => readTemplate(template)).toThrow(words);
});
