import type { declareCompany } from '@loan/shared/api/application';
import type { DeclaredSettlement, Eligibility } from '@loan/shared/application/application';
import { CorporateAccount } from '@loan/shared/party/corporate-account';
import { CreditCode } from '@loan/shared/party/credit-code';
import { ageOn, IdentityNumber } from '@loan/shared/party/identity-number';
import { PersonName } from '@loan/shared/party/person-name';
import { Phone } from '@loan/shared/party/phone';
import type { z } from '@loan/shared/schema';
import type { Day } from '@loan/shared/time/instant';

export type ApplicantIs = z.infer<typeof declareCompany.request>['applicantIs'];
export type HolderKind = z.infer<typeof DeclaredSettlement>['holderKind'];

/** What is typed, field by field, as text. It lives in memory while the page is open and is never stored. */
export type CompanyForm = {
  name: string;
  creditCode: string;
  bankName: string;
  accountNumber: string;
  legalName: string;
  legalIdentityNumber: string;
  legalPhone: string;
  samePerson: boolean;
  controllerName: string;
  controllerIdentityNumber: string;
  controllerPhone: string;
  applicantIs: ApplicantIs | undefined;
  holderKind: HolderKind;
  holderName: string;
  paymentCompany: string;
  accountTail: string;
};
export type TextField = Exclude<keyof CompanyForm, 'samePerson' | 'applicantIs' | 'holderKind'>;
export type Problems = Partial<Record<keyof CompanyForm, string>>;

/** Answers given on the first page are not asked again. */
export const emptyForm = ({ settlement }: z.infer<typeof Eligibility>): CompanyForm => ({
  name: '',
  creditCode: '',
  bankName: '',
  accountNumber: '',
  legalName: '',
  legalIdentityNumber: '',
  legalPhone: '',
  samePerson: true,
  controllerName: '',
  controllerIdentityNumber: '',
  controllerPhone: '',
  applicantIs: undefined,
  holderKind: settlement,
  holderName: '',
  paymentCompany: '',
  accountTail: '',
});

const ADULT_YEARS = 18;

/** Said when a field is left, never while it is being typed (UX 5). Keys are rules of the domain's own schemas. */
const CREDIT_CODE: Record<string, string> = {
  length: '统一社会信用代码是 18 位，请补全',
  character: '有不会出现的字符（没有 I、O、S、V、Z），请核对营业执照',
  check: '第 18 位校验不符，请核对营业执照',
};
const IDENTITY: Record<string, string> = {
  length: '身份证号是 18 位，请补全',
  character: '身份证号前 17 位是数字，最后一位是数字或 X',
  region: '身份证号前两位不是有效的地区，请核对',
  date: '身份证号里的出生日期不存在，请核对',
  check: '身份证号校验不符，请核对',
};
const NAME: Record<string, string> = {
  length: '请填写身份证上的姓名',
  character: '姓名里有不能识别的字符，请按身份证填写',
  dot: '少数民族姓名的「·」前后都要有字',
};

const ruleOf = (schema: z.ZodType, text: string): string | undefined =>
  schema.safeParse(text).error?.issues[0]?.message;

const said = (words: Record<string, string>, rule: string | undefined, otherwise: string) =>
  rule === undefined ? undefined : (words[rule] ?? otherwise);

/** What is wrong with a credit code, whoever's it is. */
export const creditCodeProblem = (code: string): string | undefined =>
  said(CREDIT_CODE, ruleOf(CreditCode, code), '请核对统一社会信用代码');

function personProblems(name: string, identityNumber: string, phone: string, today: Day) {
  const parsed = IdentityNumber.safeParse(identityNumber);
  const tooYoung = parsed.success && ageOn(parsed.data, today) < ADULT_YEARS;
  return {
    name: said(NAME, ruleOf(PersonName, name), '请填写身份证上的姓名'),
    identityNumber: tooYoung
      ? '未满 18 周岁，不能作为借款人'
      : said(IDENTITY, ruleOf(IdentityNumber, identityNumber), '请核对身份证号'),
    phone: ruleOf(Phone, phone) === undefined ? undefined : '请填写 11 位手机号',
  };
}

/** Everything that is wrong or missing, by field. */
export function problemsOf(form: CompanyForm, today: Day): Problems {
  const legal = personProblems(form.legalName, form.legalIdentityNumber, form.legalPhone, today);
  const controller = form.samePerson
    ? undefined
    : personProblems(form.controllerName, form.controllerIdentityNumber, form.controllerPhone, today);
  const all: Record<string, string | undefined> = {
    name: form.name.trim().length < 4 ? '请填写营业执照上的企业全称' : undefined,
    creditCode: creditCodeProblem(form.creditCode),
    bankName: form.bankName.trim().length < 2 ? '请填写开户银行' : undefined,
    accountNumber:
      ruleOf(CorporateAccount, form.accountNumber) === undefined ? undefined : '账号是 8 到 32 位数字，请核对',
    legalName: legal.name,
    legalIdentityNumber: legal.identityNumber,
    legalPhone: legal.phone,
    controllerName: controller?.name,
    controllerIdentityNumber: controller?.identityNumber,
    controllerPhone: controller?.phone,
    applicantIs: form.applicantIs === undefined ? '请选择您是谁' : undefined,
    holderName: form.holderName.trim().length < 2 ? '请填写收款账户的户名' : undefined,
    accountTail:
      form.accountTail === '' || /^[0-9A-Za-z]{3,4}$/.test(form.accountTail) ? undefined : '填写账号最后 3 或 4 位',
  };
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== undefined)) as Problems;
}

/** Where the server's name of a field is ours (FieldsInvalid). */
const SERVER_FIELDS: Record<string, keyof CompanyForm> = {
  creditCode: 'creditCode',
  'account.number': 'accountNumber',
  'legalRepresentative.name': 'legalName',
  'legalRepresentative.identityNumber': 'legalIdentityNumber',
  'legalRepresentative.phone': 'legalPhone',
  'controller.name': 'controllerName',
  'controller.identityNumber': 'controllerIdentityNumber',
  'controller.phone': 'controllerPhone',
};

export const problemsFromServer = (fields: readonly { path: string }[]): Problems =>
  Object.fromEntries(
    fields.flatMap(({ path }) => {
      const field = SERVER_FIELDS[path];
      return field === undefined ? [] : [[field, '没有通过核对，请再看一眼']];
    }),
  );

type Request = Omit<z.input<typeof declareCompany.request>, 'id'>;

/** The form as it is sent. Only called when nothing is wrong with it. */
export function requestOf(form: CompanyForm): Request {
  const legalRepresentative = {
    name: form.legalName,
    identityNumber: form.legalIdentityNumber,
    phone: form.legalPhone,
  };
  const controller = {
    name: form.controllerName,
    identityNumber: form.controllerIdentityNumber,
    phone: form.controllerPhone,
  };
  return {
    name: form.name.trim(),
    creditCode: form.creditCode,
    account: { bankName: form.bankName.trim(), number: form.accountNumber },
    legalRepresentative,
    controller: form.samePerson ? 'sameAsLegalRepresentative' : controller,
    applicantIs: form.applicantIs ?? 'neither',
    settlement: {
      holderKind: form.holderKind,
      holderName: form.holderName.trim(),
      ...(form.paymentCompany.trim() === '' ? {} : { paymentCompany: form.paymentCompany.trim() }),
      ...(form.accountTail === '' ? {} : { accountTail: form.accountTail }),
    },
  };
}

/** 91440300 MA5H3K7T2M: grouped as people read it, once it is complete. */
export function grouped(creditCode: string): string {
  const plain = creditCode.replace(/\s/g, '').toUpperCase();
  return plain.length > 8 ? `${plain.slice(0, 8)} ${plain.slice(8)}` : plain;
}
