import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BankId } from '@loan/shared/application/ids';
import { type Instant, instantOf } from '@loan/shared/time/instant';
import type { AmazonOptions } from '../adapters/amazon/amazon.ts';
import { createBankGateway } from '../adapters/bank/gateway.ts';
import { createBankInbox } from '../adapters/bank/inbox.ts';
import { createCalendar } from '../adapters/calendar/calendar.ts';
import { createJobs } from '../adapters/dynamodb/jobs.ts';
import { createLedger } from '../adapters/dynamodb/ledger.ts';
import { createTokenCache } from '../adapters/dynamodb/token-cache.ts';
import { createFadada } from '../adapters/fadada/signing-service.ts';
import { createFileReader } from '../adapters/file-reader/file-reader.ts';
import { createHttp } from '../adapters/http/http.ts';
import { createBuiltInPolicies } from '../adapters/policies/built-in.ts';
import { createReleasedPolicies } from '../adapters/policies/released.ts';
import { createPortraitSigner } from '../adapters/portrait-signer/portrait-signer.ts';
import { createWechat } from '../adapters/wechat/wechat.ts';
import type { Configuration } from '../cloud/parameters.ts';
import type { ContractPrinter } from '../ports/contract-printer.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { UploadForms } from '../ports/upload-forms.ts';
import type { Deps } from '../use-cases/deps.ts';
import { sourcesOf } from './sources.ts';

/** Both directions of a signed message: five minutes, as Standard Webhooks has it. */
const WINDOW_SECONDS = 300;
const VENDOR_TIMEOUT_MS = 10_000;
/** A bank books while we wait; after that its answer is unknown and is asked for. */
const BANK_TIMEOUT_MS = 15_000;

/** Where the outside world is: the vendors' own addresses, or the stand-ins' on one machine. */
export type Hosts = { wechat: string; amazon: AmazonOptions['hosts']; wechatClientUrl?: string };

export type Parts = {
  configuration: Configuration;
  partnerId: string;
  bankIds: readonly string[];
  publicUrl: string;
  hosts: Hosts;
  table: string;
  db: DynamoDBDocumentClient;
  objects: ObjectStore;
  uploads: UploadForms;
  keyring: Keyring;
  printer: ContractPrinter;
  log: Log;
  fetch: typeof fetch;
  now: () => Date;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
  newSecret: () => string;
  /** A mini-program not yet released opens its trial build from messages. */
  released: boolean;
};

/** Puts everything a use case reaches for together, in the cloud and on one machine alike. */
export function assemble(parts: Parts): Deps {
  const { configuration, publicUrl, table, db, random, newId, newSecret, keyring } = parts;
  const now = (): Instant => instantOf(parts.now());
  const nowMs = () => parts.now().getTime();
  const http = createHttp({ fetch: parts.fetch });
  const ledger = createLedger({ table, db, random, sleep: parts.sleep });
  const tokens = createTokenCache({ ledger, keyring });
  const { banks, sources, ...settings } = configuration;
  const bankOf = (bankId: string) => {
    const bank = banks[bankId];
    if (!bank) throw new Error(`assemble: bank ${bankId} is not configured`);
    return { ...bank, secretList: bank.secrets.split(',') };
  };
  const firstBank = parts.bankIds[0] ?? '';
  return {
    ledger,
    jobs: createJobs({ table, db, random, sleep: parts.sleep, newToken: newId }),
    objects: parts.objects,
    uploads: parts.uploads,
    files: createFileReader(),
    keyring,
    printer: parts.printer,
    portraits: createPortraitSigner(settings.portraitSigningKeys.split(',')),
    calendar: createCalendar(),
    policies: createReleasedPolicies({ ledger, objects: parts.objects, builtIn: createBuiltInPolicies() }),
    log: parts.log,
    now,
    newId,
    newSecret,
    random,
    sleep: parts.sleep,
    wechat: createWechat({
      http,
      baseUrl: parts.hosts.wechat,
      appId: settings.wechatAppId,
      appSecret: settings.wechatAppSecret,
      tokens,
      now: nowMs,
      timeoutMs: VENDOR_TIMEOUT_MS,
      programState: parts.released ? 'formal' : 'trial',
    }),
    signing: createFadada({
      http,
      baseUrl: settings.fadadaBaseUrl,
      appId: settings.fadadaAppId,
      appSecret: settings.fadadaAppSecret,
      openCorpId: settings.partnerOpenCorpId,
      callbackUrl: `${publicUrl}/api/callbacks/fadada`,
      tokens,
      now: nowMs,
      newNonce: () => newId().replaceAll('-', ''),
      timeoutMs: VENDOR_TIMEOUT_MS,
    }),
    sources: sourcesOf({
      http,
      now: parts.now,
      newId,
      publicUrl,
      accounts: sources,
      amazon: {
        applicationId: settings.amazonApplicationId,
        clientId: settings.amazonClientId,
        clientSecret: settings.amazonClientSecret,
        hosts: parts.hosts.amazon,
      },
    }),
    bank: (bankId) =>
      createBankGateway({
        http,
        baseUrl: bankOf(bankId).baseUrl,
        partnerId: parts.partnerId,
        bankId,
        secrets: bankOf(bankId).secretList,
        windowSeconds: WINDOW_SECONDS,
        timeoutMs: BANK_TIMEOUT_MS,
        now: parts.now,
        newId,
      }),
    inbox: (bankId) => createBankInbox({ secrets: bankOf(bankId).secretList, windowSeconds: WINDOW_SECONDS }),
    settings: {
      publicUrl,
      partner: { id: parts.partnerId, name: settings.partnerName, openCorpId: settings.partnerOpenCorpId },
      bank: {
        bankId: BankId.parse(firstBank),
        name: bankOf(firstBank).name,
        openCorpId: bankOf(firstBank).openCorpId,
        businessId: bankOf(firstBank).businessId,
      },
      loanPagesEnabled: settings.loanPagesEnabled === 'true',
      templates: {
        approved: settings.wechatTemplateApproved,
        contractWaiting: settings.wechatTemplateContract,
        disbursed: settings.wechatTemplateDisbursed,
      },
      customerServicePhone: settings.customerServicePhone,
      privacyPolicyVersion: settings.privacyPolicyVersion,
      ...(parts.hosts.wechatClientUrl ? { wechatClientUrl: parts.hosts.wechatClientUrl } : {}),
    },
  };
}
