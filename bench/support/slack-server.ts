import { createServer } from 'node:http';
import { APP, BOT, TEAM } from './events.ts';

/**
 * As much of Slack's Web API as is called in a benchmark, in a process of its own: `node slack-server.ts PORT`. It
 * answers at once and counts; GET /counts tells. GET /firsts tells of each conversation when it got its first post,
 * GET /last-post what the last one said, as it came, GET /home?user=… what somebody's App Home shows.
 */
const firsts: Record<string, number> = {};
const counts: Record<string, number> = {};
const homes: Record<string, { count: number; at: number; view: string; hash: string }> = {};
let last = 0;
let lastPost = '';
let ts = 0;

const answers: Readonly<Record<string, (form: URLSearchParams) => object>> = {
  'auth.test': () => ({
    url: 'https://bench.slack.com/',
    team: 'bench',
    user: 'sluice',
    team_id: TEAM,
    user_id: BOT,
    bot_id: 'B0BENCH01',
  }),
  'bots.info': () => ({ bot: { id: 'B0BENCH01', app_id: APP } }),
  'users.info': (form) => ({
    user: { id: form.get('user'), team_id: TEAM, name: 'somebody', tz: 'UTC', locale: 'en-US' },
  }),
  'conversations.info': (form) => ({ channel: { id: form.get('channel'), name: 'bench', is_channel: true } }),
  'conversations.open': (form) => ({ channel: { id: `D${(form.get('users') ?? '').slice(1)}` } }),
  'conversations.history': () => ({ messages: [] }),
  'chat.postMessage': (form) => {
    ts += 1;
    return { channel: form.get('channel'), ts: `1767225600.${String(ts).padStart(6, '0')}` };
  },
  'views.publish': (form) => {
    const user = form.get('user_id') ?? '';
    const count = (homes[user]?.count ?? 0) + 1;
    const at = performance.timeOrigin + performance.now();
    homes[user] = { count, at, view: form.get('view') ?? '', hash: `h${count}` };
    return { view: { id: 'V0BENCH', hash: `h${count}` } };
  },
  'chat.postEphemeral': () => ({ message_ts: '1767225600.000001' }),
};

const server = createServer((request, response) => {
  const method = (request.url ?? '').replace(/^\/api\/|\?.*$/g, '');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (method === 'counts') {
      respond({ ...counts, last });
      return;
    }
    if (method === 'home') {
      const user = new URL(request.url ?? '', 'http://slack').searchParams.get('user') ?? '';
      respond(homes[user] ?? { count: 0, at: 0, view: '{"blocks":[]}', hash: '' });
      return;
    }
    if (method === 'firsts') {
      respond(firsts);
      return;
    }
    if (method === 'last-post') {
      respond({ form: lastPost });
      return;
    }
    counts[method] = (counts[method] ?? 0) + 1;
    const body = Buffer.concat(chunks).toString('latin1');
    const isPost = method === 'chat.postMessage';
    // Of a post only the conversation is read: the parsing of a form is no part of what is measured.
    const form = new URLSearchParams(isPost ? channelOf(body) : body);
    const answer = answers[method];
    if (isPost) {
      last = Date.now();
      lastPost = body;
      firsts[form.get('channel') ?? ''] ??= last;
    }
    respond(answer === undefined ? { ok: false, error: 'unknown_method' } : { ok: true, ...answer(form) });
  });
  function respond(body: object): void {
    const text = JSON.stringify(body);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  }
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('listening\n'));

function channelOf(form: string): string {
  return /(?:^|&)channel=[^&]*/.exec(form)?.[0].replace(/^&/, '') ?? '';
}
