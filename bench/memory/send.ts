import { Agent, request } from 'node:http';
import { signedHeaders } from '../../emulator/events/signature.ts';
import { SIGNING_SECRET } from '../support/events.ts';
import { must } from '../support/measure.ts';

const AT_ONCE = 32;

/** Sends each once, and stops unless it is answered with a 200. */
export async function sendAll(port: number, events: readonly { readonly body: string }[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let event = events[next++]; event !== undefined; event = events[next++]) {
      const status = await post(agent, port, event.body);
      must(status === 200, `An event was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  agent.destroy();
}

function post(agent: Agent, port: number, body: string): Promise<number> {
  const headers = {
    ...signedHeaders(SIGNING_SECRET, body, Math.floor(Date.now() / 1000)),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  return new Promise((resolve, reject) => {
    const to = { agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers };
    const outgoing = request(to, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
