import { z } from 'zod';
import { type ClaimType, DETAIL_KINDS } from '../../dialogs/domain/claim.ts';
import type { Report, Source } from './finding.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

const word = z.string().regex(/^[a-z][a-z-]*$/, 'it is written in small letters and hyphens');

const claimType = z.strictObject({
  type: word,
  title: z.string().min(1),
  failures: z.array(word).min(1),
  vague: z.array(word).min(1).optional(),
  details: z.array(
    z.strictObject({
      name: word,
      kind: z.enum(DETAIL_KINDS),
      ask: word,
      when: z.array(word).min(1).optional(),
    }),
  ),
  'asks-expenses': z.boolean(),
});

/** Reads one file of `claim-types/`. Failures are written short there and become `type.failure`. */
export function readClaimType(source: Source, report: Report): (YamlFile<unknown> & { data: ClaimType }) | undefined {
  const read = readYaml(source.text, claimType, report);
  if (!read) return undefined;
  const { type, title, failures, vague = [], details, 'asks-expenses': asksExpenses } = read.data;
  if (source.path !== `claim-types/${type}.yaml`) {
    const says = `The file calls itself "${type}".`;
    report({ ...read.at('type'), rule: 'wrong-name', says, better: 'File name and type are the same.' });
  }
  const full = (failure: string) => `${type}.${failure}`;
  for (const [i, { when }] of details.entries()) {
    const stray = when?.find((failure) => !failures.includes(failure));
    if (!stray) continue;
    const says = `"${stray}" is not one of the failures above.`;
    report({ ...read.at('details', i, 'when'), rule: 'unknown-failure', says, better: 'Use one of them, or add it.' });
  }
  const unknown = vague.find((failure) => !failures.includes(failure));
  if (unknown) {
    const says = `"${unknown}" is not one of the failures above.`;
    report({ ...read.at('vague'), rule: 'unknown-failure', says, better: 'Use one of them, or add it.' });
  }
  const data: ClaimType = {
    type,
    title,
    failures: failures.map(full),
    vague: vague.map(full),
    details: details.map(({ when, ...detail }) => (when ? { ...detail, when: when.map(full) } : detail)),
    asksExpenses,
  };
  return { data, at: read.at };
}
