import { catchup } from './de/catchup.ts';
import { common } from './de/common.ts';
import { digest } from './de/digest.ts';
import { home } from './de/home.ts';
import { people } from './de/people.ts';
import { receipts } from './de/receipts.ts';
import { settings } from './de/settings.ts';
import { shield } from './de/shield.ts';
import { summary } from './de/summary.ts';

export const de = { catchup, common, digest, home, people, receipts, settings, shield, summary };
