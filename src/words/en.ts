import { common } from './en/common.ts';
import { digest } from './en/digest.ts';
import { receipts } from './en/receipts.ts';

export const en = { common, digest, receipts };
