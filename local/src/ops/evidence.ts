import { type CheckedChain, type EvidenceReport, verifyEvidence } from '@loan/functions/use-cases/ops/evidence';
import { table } from './columns.ts';
import type { Command } from './command.ts';
import { refused } from './refusal.ts';

export const EVIDENCE: readonly Command[] = [
  {
    name: 'evidence verify',
    what: 'every chain, standing, decision and document of an application against its hashes',
    argument: { name: 'APPLICATION', what: 'its id' },
    async run(deps, { subject }) {
      const result = await verifyEvidence(deps, subject);
      if (!result.ok) return refused(subject, result.error);
      return { exit: result.value.whole ? 0 : 1, text: reportText(result.value), json: result.value };
    },
  },
];

function reportText({ whole, events, chains, objects }: EvidenceReport): string {
  const checked = [
    ...chains.map((chain) => [chain.aggregate, `${chain.events} events`, chainFault(chain)]),
    ...objects.map(({ name, fault }) => [name, 'kept', fault ? `BROKEN: ${fault}` : 'whole']),
  ];
  const verdict = whole ? 'Evidence whole' : 'Evidence BROKEN';
  return [...table(checked), `${verdict}: ${events} events, ${objects.length} kept files.`].join('\n');
}

const chainFault = ({ fault }: CheckedChain) => (fault ? `BROKEN: ${fault.what} at event ${fault.at}` : 'whole');
