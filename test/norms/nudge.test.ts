import { barenessOf, nudgeOf, type Spoken } from '../../src/norms/nudge.ts';
import { startCpu } from '../support/cpu.ts';

const ANA = '<@U0ANA>';

describe('a greeting says nothing yet', () => {
  test.each([
    `hi ${ANA}`,
    `Hi ${ANA}!`,
    `HELLO ${ANA} :wave:`,
    `hey ${ANA} 👋🏽`,
    `hey ${ANA}, how are you?`,
    `${ANA} hi there, hope you’re doing well :)`,
    `heyyy ${ANA}`,
    `Good morning ${ANA} ☀️`,
    `hi ${ANA} <@W0BEN|ben>`,
    `Hallo ${ANA}`,
    `Guten Morgen ${ANA}, wie geht's?`,
    `Moin ${ANA}`,
    `bonjour ${ANA}, ça va ?`,
    `hola ${ANA}, ¿qué tal?`,
    `olá ${ANA}, tudo bem?`,
    `ciao ${ANA}`,
    `hej ${ANA}`,
    `привет ${ANA}`,
    `${ANA}さん、お疲れ様です`,
    `你好 ${ANA}`,
  ])('%s', (text) => {
    expect(barenessOf(text)).toBe('greeting');
  });
});

describe('a question about whether one may ask says nothing yet', () => {
  test.each([
    ANA,
    `${ANA}?`,
    `${ANA} ping`,
    `ping ping ${ANA}`,
    `quick call? ${ANA}`,
    `${ANA} you there?`,
    `hey ${ANA}, are you around?`,
    `${ANA} got a minute?`,
    `hi ${ANA}, do you have a minute, please? Thanks!`,
    `${ANA} quick question`,
    `hi ${ANA}\nI have a quick question for you`,
    `${ANA} can we talk?`,
    `${ANA} can you help me?`,
    `Hallo ${ANA}, hast du kurz Zeit?`,
    `${ANA} bist du da?`,
    `${ANA} kurze Frage…`,
    `salut ${ANA}, t'es là ?`,
    `hola ${ANA}, ¿tienes un minuto?`,
    `${ANA} 在吗`,
  ])('%s', (text) => {
    expect(barenessOf(text)).toBe('question');
  });
});

describe('whoever says something is left alone', () => {
  test.each([
    `hi ${ANA}, the build is red because of the lint`,
    `hi ${ANA} – can you approve the release by 4?`,
    `${ANA} quick question: where is the changelog?`,
    `${ANA} got a minute to look at the backup?`,
    `${ANA} are you free tomorrow at 3?`,
    `${ANA} quick call about the outage?`,
    `${ANA} can you help with the deploy?`,
    `hey ${ANA} see <https://example.com/42>`,
    `hi ${ANA}, it is in <#C1|general>`,
    `hi ${ANA} \`npm ci\``,
    `${ANA} \`\`\`hi\`\`\``,
    `&gt; hi\n${ANA}`,
    `${ANA} thanks!`,
    `hi ${ANA}, thanks!`,
    `thank you ${ANA} 🙏`,
    `${ANA} 👍`,
    `${ANA} :tada:`,
    `${ANA} ^^`,
    `${ANA} yes`,
    `${ANA} ok`,
    `${ANA} done`,
    `${ANA} +1`,
    `welcome ${ANA}!`,
    `happy birthday ${ANA}`,
    `good night ${ANA}`,
    `well done ${ANA}`,
    `${ANA} hi-fi`,
    `${ANA} call Ben`,
    `${ANA} the ping is slow`,
    `hallo ${ANA}, der Build ist rot`,
    `${ANA} Frage zum Urlaub im Mai`,
    'hi',
    '',
  ])('%s', (text) => {
    const spoken: Spoken = { ...plain, text, users: text.includes(ANA) ? ['U0ANA'] : [] };
    expect(nudgeOf(spoken)).toBeUndefined();
  });
});

const plain: Spoken = {
  text: `hi ${ANA}`,
  users: ['U0ANA'],
  groups: [],
  announces: false,
  channelKind: 'public',
  hasAttachments: false,
  calledOn: 1,
};

test('in a thread nothing is bare, nor with a picture, nor to nobody', () => {
  expect(nudgeOf(plain)).toBe('greeting');
  expect(nudgeOf({ ...plain, threadTs: '1.000001' })).toBeUndefined();
  expect(nudgeOf({ ...plain, hasAttachments: true })).toBeUndefined();
  expect(nudgeOf({ ...plain, text: 'hi all', users: [], calledOn: 0 })).toBeUndefined();
  expect(nudgeOf({ ...plain, text: 'quick call?', users: [], calledOn: 0 })).toBeUndefined();
});

test('in a group message everybody is asked, so nobody needs to be named', () => {
  const asked: Spoken = { ...plain, text: 'quick call?', users: [], calledOn: 0, channelKind: 'group-dm' };
  expect(nudgeOf(asked)).toBe('question');
});

test('@channel and @here are, in the channel alone', () => {
  const told: Spoken = { ...plain, text: '<!channel> the build is green', announces: true };
  expect(nudgeOf(told)).toBe('announcement');
  expect(nudgeOf({ ...told, threadTs: '1.000001' })).toBeUndefined();
});

test('more than five people are a crowd, five are not', () => {
  const told: Spoken = { ...plain, text: 'the build is green' };
  expect(nudgeOf({ ...told, calledOn: 5 })).toBeUndefined();
  expect(nudgeOf({ ...told, calledOn: 6 })).toBe('crowd');
});

test('a long text is read in no time, whatever it says', () => {
  const long = ['hi '.repeat(5000), `${'quick '.repeat(40)}`, '<@U1>'.repeat(2000), '!?'.repeat(5000)];
  const cpuMs = startCpu();
  for (const text of long) barenessOf(text);
  expect(cpuMs()).toBeLessThan(500);
});
