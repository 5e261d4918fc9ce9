import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS } from '../../../emulator/web-api/methods.ts';

/** A folder of Slack's own method specifications, a JSON file each: github.com/slack-ruby/slack-api-ref, `methods`. */
const reference = process.env['SLACK_METHOD_SPECS'];
const testBesideReference = reference === undefined ? test.skip : test;

interface Specification {
  rate_limits: string;
  scope?: { bot?: string[]; user?: string[] };
  user_scope_only?: boolean;
  args?: { required?: string[] };
}

const TIERS: Record<string, string> = { t1: 'tier1', t2: 'tier2', t3: 'tier3', t4: 'tier4', t5: 'special' };

testBesideReference(
  'every method has the tier, scopes, tokens and required arguments of its specification (SLACK_METHOD_SPECS)',
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
        readFileSync(join(String(reference), `${name}.json`), 'utf8'),
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
