import { common } from './de/common.ts';
import { digest } from './de/digest.ts';
import { receipts } from './de/receipts.ts';

export const de = { common, digest, receipts };
