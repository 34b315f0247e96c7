import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { restsOnPapers } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { Card, Heading, Lead } from '../../components/card.tsx';
import { Chips, Toggle } from '../../components/choices.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { HAS_INVOICE_TITLES } from '../../platform/invoice-title.ts';
import { APPLICANT, APPLICANT_SAME, HOLDERS, words } from './messages.ts';
import { useCompany } from './use-company.ts';

type Page = ReturnType<typeof useCompany>;

/** Company, people, accounts: typed by hand, or brought by WeChat's invoice title. */
export function CompanyFormView({ view }: { view: ApplicationView }) {
  const page = useCompany(view);
  const { form } = page;
  return (
    <>
      <Main stage="资料">
        <Lead title={words.title} text={words.lead} />
        <Trouble error={page.problem} />
        <Company page={page} />
        <Card title={words.legal}>
          <Person page={page} fields={['legalName', 'legalIdentityNumber', 'legalPhone']} />
        </Card>
        <Card title={words.controller} aside={<Tag tone="brand">{words.coBorrower}</Tag>}>
          <Toggle
            on={form.samePerson}
            change={(samePerson) => page.change({ samePerson, applicantIs: undefined })}
            title={words.same}
          />
          {!form.samePerson && (
            <Person page={page} fields={['controllerName', 'controllerIdentityNumber', 'controllerPhone']} />
          )}
        </Card>
        <Card title={words.you}>
          <Chips
            label={words.you}
            options={form.samePerson ? APPLICANT_SAME : APPLICANT}
            chosen={form.applicantIs}
            choose={(applicantIs) => page.change({ applicantIs })}
          />
        </Card>
        <Settlement page={page} />
        <Card look="tint" title={words.why}>
          <View className="second space-2">{words.whyText}</View>
          <View className="second space-2">{words.whyNoBureau}</View>
        </Card>
        <Card look="flush">
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        <Action
          disabled={page.busy || page.isPersonal}
          onTap={() => void (page.canSubmit ? page.submit() : page.showProblems())}
        >
          {page.busy
            ? words.sending
            : page.wrong > 0
              ? words.incomplete(page.wrong)
              : restsOnPapers(view)
                ? words.nextPapers
                : words.next}
        </Action>
      </Bar>
    </>
  );
}

const Company = ({ page }: { page: Page }) => (
  <Card
    title={words.company}
    aside={
      page.fromInvoice ? (
        <Tag tone="positive" icon="done">
          {words.filled}
        </Tag>
      ) : undefined
    }
  >
    {HAS_INVOICE_TITLES && (
      <View className="space-2">
        <Action kind="secondary" icon="document" onTap={() => void page.fillFromInvoice()}>
          {words.fromInvoice}
        </Action>
      </View>
    )}
    <Field label={words.name} {...page.field('name')} maxLength={100} />
    <Field label={words.creditCode} {...page.field('creditCode')} maxLength={22} />
    <Field label={words.bankName} {...page.field('bankName')} />
    <Field
      label={words.accountNumber}
      {...page.field('accountNumber')}
      keyboard="number"
      maxLength={40}
      note={words.accountNote}
    />
  </Card>
);

type PersonFields =
  | readonly ['legalName', 'legalIdentityNumber', 'legalPhone']
  | readonly ['controllerName', 'controllerIdentityNumber', 'controllerPhone'];

const Person = ({ page, fields: [name, identityNumber, phone] }: { page: Page; fields: PersonFields }) => (
  <>
    <Field label={words.personName} {...page.field(name)} maxLength={50} note={words.nameNote} />
    <Field label={words.identityNumber} {...page.field(identityNumber)} keyboard="idcard" maxLength={20} />
    <Field label={words.phone} {...page.field(phone)} keyboard="number" maxLength={20} />
  </>
);

function Settlement({ page }: { page: Page }) {
  const { form } = page;
  return (
    <Card>
      <Heading level={2}>{words.settlement}</Heading>
      <View className="caption space-1">{words.settlementNote}</View>
      <Chips
        label={words.settlement}
        options={HOLDERS}
        chosen={form.holderKind}
        choose={(holderKind) => page.change({ holderKind })}
      />
      {page.isPersonal ? (
        <View className="space-3">
          <Note tone="caution">{words.personalNote}</Note>
        </View>
      ) : (
        <>
          <Field label={words.holderName} {...page.field('holderName')} maxLength={100} />
          {form.holderKind === 'licensedPaymentCompany' && (
            <Field label={words.paymentCompany} {...page.field('paymentCompany')} note={words.paymentCompanyNote} />
          )}
          <Field label={words.tail} {...page.field('accountTail')} maxLength={4} note={words.tailNote} />
        </>
      )}
    </Card>
  );
}
