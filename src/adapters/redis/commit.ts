import type { ChainableCommander } from 'ioredis';

/** Carries out a MULTI and throws what any command of it answered as an error: ioredis only hands it back. */
export async function commit(transaction: ChainableCommander): Promise<unknown[]> {
  const answers = await transaction.exec();
  if (answers === null) throw new Error('Redis gave up the transaction');
  return answers.map(([error, answer]) => {
    if (error !== null) throw error;
    return answer;
  });
}
