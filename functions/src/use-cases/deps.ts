import type { BankId } from '@loan/shared/application/ids';
import type { Vendor } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';
import type { BankGateway, BankInbox } from '../ports/bank-gateway.ts';
import type { Calendar } from '../ports/calendar.ts';
import type { ContractPrinter } from '../ports/contract-printer.ts';
import type { FileReader } from '../ports/file-reader.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Policies } from '../ports/policies.ts';
import type { PortraitSigner } from '../ports/portrait-signer.ts';
import type { SigningService } from '../ports/signing-service.ts';
import type { SourceAdapter } from '../ports/source-adapter.ts';
import type { UploadForms } from '../ports/upload-forms.ts';
import type { Wechat } from '../ports/wechat.ts';

/** One deployment is one partner; how it is configured. No secrets. */
export type Settings = {
  /** Where phones, marketplaces and vendors reach us, without a trailing slash. */
  publicUrl: string;
  partner: { id: string; name: string; openCorpId: string };
  bank: { bankId: BankId; name: string; openCorpId: string; businessId: string };
  loanPagesEnabled: boolean;
  templates: { approved: string; contractWaiting: string; disbursed: string };
  customerServicePhone: string;
  privacyPolicyVersion: string;
  /** Only on one machine: the stand-in for WeChat's client runtime. */
  wechatClientUrl?: string;
};

/** Everything a use case may reach for. Time, chance and the outside come in here and nowhere else. */
export type Deps = {
  ledger: Ledger;
  jobs: Jobs;
  objects: ObjectStore;
  uploads: UploadForms;
  files: FileReader;
  keyring: Keyring;
  wechat: Wechat;
  signing: SigningService;
  /** The vendors this deployment has an agreement with. */
  sources: Readonly<Partial<Record<Vendor, SourceAdapter>>>;
  bank: (bankId: string) => BankGateway;
  inbox: (bankId: string) => BankInbox;
  printer: ContractPrinter;
  portraits: PortraitSigner;
  calendar: Calendar;
  policies: Policies;
  settings: Settings;
  log: Log;
  now: () => Instant;
  newId: () => string;
  /** 32 random bytes as text for links and sessions. */
  newSecret: () => string;
  random: () => number;
  /** Waits out a short pause inside a run. */
  sleep: (ms: number) => Promise<void>;
};
