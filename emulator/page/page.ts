import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { parseJson } from '../json.ts';
import { startServer } from '../server.ts';
import { readBody } from '../web-api/read-args.ts';
import type { UserId } from '../world/types.ts';
import { Act } from './acts.ts';
import { type Asset, assetAt, documentWith } from './assets.ts';
import { makeGuard } from './guard.ts';
import { makeLive } from './live.ts';
import type { Answer, Manifest, PageState, PersonHours } from './page-state.ts';
import { perform } from './perform.ts';
import { makeReads } from './reads.ts';
import { makeScenePlayer, type Scene } from './scene.ts';
import { snapshot } from './snapshot.ts';

/** What a page can be given besides the workspace. */
export interface PageOptions {
  /** Any free one by default. */
  port?: number;
  manifest?: Manifest;
  /** When people read mentions, as the app has it. */
  hours?: () => Promise<ReadonlyMap<UserId, PersonHours>>;
  /** Resolves when the app has done all that is due. */
  settled?: () => Promise<void>;
  scene?: Scene;
  /** Real ms between the steps of a scene that plays by itself. */
  paceMs?: number;
}

export interface Page {
  url: string;
  /** What the page shows now. */
  state(): PageState;
  /** Has every browser that looks load the page anew. */
  renew(): void;
  close(): Promise<void>;
}

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Serves the workspace as a page on loopback, for people to look at and act in as each of its members. */
export async function startPage(slack: Emulator, options: PageOptions = {}): Promise<Page> {
  const { manifest = { commands: [], shortcuts: [] }, settled = () => slack.settled() } = options;
  const reads = makeReads(slack);
  let boot = randomUUID();
  let hours: ReadonlyMap<UserId, PersonHours> = new Map();

  const state = (): PageState => ({
    ...snapshot(slack, { boot, manifest, reads, hours }),
    scene: scene?.state(),
  });
  const live = makeLive(state);
  const scene =
    options.scene && makeScenePlayer(options.scene, slack.clock.now, live.changed, options.paceMs);

  async function readHours(): Promise<void> {
    hours = (await options.hours?.()) ?? hours;
    live.changed();
  }
  const alongside = {
    settled,
    async nextBlock() {
      await readHours();
      return state().nextBlock?.at;
    },
  };
  const stage = { slack, reads, manifest, alongside, scene };
  const refresh = oneAtATime(readHours);

  async function act(request: IncomingMessage): Promise<{ status: number; answer: Answer }> {
    const wanted = Act.safeParse(parseJson(await readBody(request)));
    if (!wanted.success)
      return { status: 400, answer: { ok: false, problem: 'The page asked for nothing known' } };
    try {
      return { status: 200, answer: await perform(stage, wanted.data) };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { status: 200, answer: { ok: false, problem } };
    } finally {
      refresh();
    }
  }

  async function route(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!guard.admits(request))
      return send(response, 421, plain('This page is served on this machine only.'));
    if (path === '/live') return live.add(response);
    if (path === '/act') {
      if (request.method !== 'POST' || !guard.isOwn(request))
        return send(response, 403, plain('Only the page itself may act.'));
      const { status, answer } = await act(request);
      return send(response, status, {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify(answer),
      });
    }
    const asset = path === '/' ? await documentWith(guard.token) : await assetAt(path);
    return asset === undefined
      ? send(response, 404, plain('There is nothing here.'))
      : send(response, 200, asset);
  }

  const server = await startServer(
    (path) => (request, response) => route(request, response, path),
    options.port,
  );
  const guard = makeGuard(() => Number(new URL(server.origin).port));
  const unsubscribe = slack.subscribe(() => {
    live.changed();
    refresh();
  });
  await readHours();

  return {
    url: `${server.origin}/`,
    state,
    renew() {
      boot = randomUUID();
      live.changed();
    },
    async close() {
      unsubscribe();
      scene?.pause();
      live.close();
      await server.close();
    },
  };
}

function plain(body: string): Asset {
  return { type: 'text/plain; charset=utf-8', body };
}

function send(response: ServerResponse, status: number, { type, body }: Asset): void {
  response.writeHead(status, { 'content-type': type, ...SECURITY });
  response.end(body);
}

/** Runs the work now, or once more after the run that is under way. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return function run(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void work()
      .catch(() => undefined)
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        run();
      });
  };
}
