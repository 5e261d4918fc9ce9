import { setTimeout as pause } from 'node:timers/promises';
import type { BenchRedis } from '../support/redis.ts';

/** What Redis uses for its data and all that keeps them in order: everything but connections and what is yet to be written. */
export async function bytesIn({ client }: BenchRedis): Promise<number> {
  let last = await look(client);
  for (;;) {
    // Until what was freed is freed.
    await pause(300);
    const next = await look(client);
    if (Math.abs(next - last) < 4_096) return next;
    last = next;
  }
}

async function look(client: BenchRedis['client']): Promise<number> {
  const info = await client.info('memory');
  const field = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  return field('used_memory') - field('mem_clients_normal') - field('mem_aof_buffer');
}
