import { createHash } from 'node:crypto';
import { createContractPrinter } from '@loan/functions/adapters/pdf/contract-printer';
import { installedFonts } from '@loan/functions/adapters/pdf/fonts';
import { bureauAuthorisation } from '@loan/shared/contract/bureau-authorisation';
import { Day, Instant } from '@loan/shared/time/instant';

/** Prints one document and says what came of it; run from the sources, and bundled from inside the package. */
const document = bureauAuthorisation({
  documentId: 'BA-20261123-0001',
  bankName: '湾区商业银行佛山分行',
  company: { name: '佛山市禾木家居有限公司', creditCode: '91350100M000100Y43', legalRepresentativeName: '陈雨婷' },
  from: Day.parse('2026-11-23'),
  until: Day.parse('2026-12-23'),
  subject: 'controller',
  controller: { name: '阿卜杜热合曼·𠅤龑喆', identityNumber: '440524188001010014' },
});
const printed = await createContractPrinter(installedFonts()).print(
  document,
  Instant.parse('2026-11-23T02:00:00.000Z'),
);
const sha256 = printed.ok ? createHash('sha256').update(printed.value).digest('hex') : printed.error.tag;
process.stdout.write(`PRINTED ${sha256}\n`);
