import { authorId, PEOPLE, recipientId, TEAM } from '../support/events.ts';
import type { LoadOrder, LoadResult } from '../support/load.ts';
import { must } from '../support/measure.ts';
import type { Helper, Program } from '../support/processes.ts';
import { type BenchRedis, startRedis } from '../support/redis.ts';
import { enrolFarFromBlock, newKey, startSlack, startSluice } from '../support/team.ts';

/** The app in production order: its own process, Redis with an append-only file, everything on. */
export interface SluiceUnderLoad {
  readonly program: Program & { readonly port: number };
  /** Sends, and fails unless every answer is a 200 and every mention of the input is held. */
  load(helper: Helper, order: Omit<LoadOrder, 'port'>): Promise<LoadResult>;
  stop(): Promise<void>;
}

export async function startUnderLoad(): Promise<SluiceUnderLoad> {
  const redis = await startRedis();
  const slack = await startSlack();
  const users = Array.from({ length: PEOPLE }, (_, i) => [recipientId(i), authorId(i)]).flat();
  await enrolFarFromBlock(redis, users);
  const program = await startSluice({ redis, slackPort: slack.port, encryptionKey: newKey() });
  let mentions = 0;
  return {
    program,
    async load(helper, order) {
      const result = await helper.ask<LoadResult>({ ...order, port: program.port } satisfies LoadOrder);
      mentions += result.mentions;
      checkAnswers(result, order.count);
      const held = await countHeld(redis);
      must(held === mentions, `${held} mentions are held, and ${mentions} were sent`);
      return result;
    },
    async stop() {
      await program.stop();
      await slack.stop();
      await redis.stop();
    },
  };
}

export function checkAnswers({ statuses }: LoadResult, count: number): void {
  must(statuses['200'] === count, `Not every answer is a 200: ${JSON.stringify(statuses)}`);
}

async function countHeld({ client }: BenchRedis): Promise<number> {
  const users = Array.from({ length: PEOPLE }, (_, i) => recipientId(i));
  const counts = await Promise.all(users.map((user) => client.hlen(`{${TEAM}}:held:${user}`)));
  return counts.reduce((sum, count) => sum + count, 0);
}
