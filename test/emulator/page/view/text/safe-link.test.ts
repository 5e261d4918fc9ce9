import { permalinkIn, permalinkOf, safeLink } from '../../../../../emulator/page/view/text/safe-link.ts';

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:http://127.0.0.1/x',
  '//evil.example',
  '/relative',
  '',
])('%j leads nowhere', (address) => {
  expect(safeLink(address)).toBeUndefined();
});

test.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['http://a.example', 'http://a.example/'],
  ['mailto:ann@a.example', 'mailto:ann@a.example'],
  ['tel:+4930123', 'tel:+4930123'],
])('%j is a link', (address, href) => {
  expect(safeLink(address)).toBe(href);
});

test('a permalink leads back to the message that it was made of, in a thread too', () => {
  expect(permalinkIn(permalinkOf('acme', 'C1', '1768903200.000100'), 'acme')).toEqual({
    conversation: 'C1',
    ts: '1768903200.000100',
    thread: undefined,
  });
  expect(permalinkIn(permalinkOf('acme', 'C1', '1768903200.000100', '1768900000.000001'), 'acme')).toEqual({
    conversation: 'C1',
    ts: '1768903200.000100',
    thread: '1768900000.000001',
  });
});

test.each([
  'https://other.slack.com/archives/C1/p1768903200000100',
  'https://acme.slack.com.evil.example/archives/C1/p1768903200000100',
])('%s is no permalink of this workspace', (address) => {
  expect(permalinkIn(address, 'acme')).toBeUndefined();
});
