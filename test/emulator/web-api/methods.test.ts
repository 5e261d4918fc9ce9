import { existsSync, readFileSync } from 'node:fs';
import { METHODS } from '../../../emulator/web-api/methods.ts';

/** Slack's own method specifications, where a copy lies beside the repository. */
const reference = new URL('../../../../shared/slack-api-ref/methods/', import.meta.url);
const testBesideReference = existsSync(reference) ? test : test.skip;

interface Specification {
  rate_limits: string;
  scope?: { bot?: string[]; user?: string[] };
  user_scope_only?: boolean;
  args?: { required?: string[] };
}

const TIERS: Record<string, string> = { t1: 'tier1', t2: 'tier2', t3: 'tier3', t4: 'tier4', t5: 'special' };

testBesideReference(
  'every method has the tier, scopes, tokens and required arguments of its specification',
  () => {
    const ours = Object.entries(METHODS).map(([name, method]) => ({
      name,
      tier: method.tier,
      required: sorted(method.required),
      bot: sorted(method.bot),
      user: sorted(method.user),
      userOnly: method.user !== undefined && method.bot === undefined,
    }));

    const theirs = Object.keys(METHODS).map((name) => {
      const { rate_limits, args, scope, user_scope_only }: Specification = JSON.parse(
        readFileSync(new URL(`${name}.json`, reference), 'utf8'),
      );
      const required = (args?.required ?? []).filter((argument) => argument !== 'token');
      return {
        name,
        tier: TIERS[rate_limits],
        required: sorted(required),
        bot: sorted(scope?.bot),
        user: sorted(scope?.user),
        userOnly: user_scope_only ?? false,
      };
    });

    expect(ours).toEqual(theirs);
  },
);

function sorted(names: readonly string[] = []): string[] {
  return [...names].sort();
}
