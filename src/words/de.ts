import { common } from './de/common.ts';
import { digest } from './de/digest.ts';
import { people } from './de/people.ts';
import { receipts } from './de/receipts.ts';
import { settings } from './de/settings.ts';

export const de = { common, digest, people, receipts, settings };
