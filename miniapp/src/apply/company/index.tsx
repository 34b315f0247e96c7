import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { addressOf, type Place, restsOnPapers } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { grouped } from '../../forms/company-form.ts';
import { ROLE } from '../../words/roles.ts';
import { CompanyFormView } from './form.tsx';
import { words } from './messages.ts';

/** While the application is a draft it can be gone back to from the sources. */
const SERVES: readonly Place[] = ['company', 'sources', 'papers'];
/** Whoever lends against papers hands them in next; everybody else connects. */
const afterCompany = (view: ApplicationView): Place => (restsOnPapers(view) ? 'papers' : 'sources');

export default function CompanyPage() {
  const [editing, setEditing] = useState(false);
  return (
    <ApplicationPage serves={SERVES} what="企业资料">
      {(view) =>
        view.company && !editing ? <Known view={view} edit={() => setEditing(true)} /> : <CompanyFormView view={view} />
      }
    </ApplicationPage>
  );
}

/** What was declared before, on this phone or another: masked, to be looked over rather than typed again. */
function Known({ view, edit }: { view: ApplicationView; edit: () => void }) {
  const { company, people } = view;
  return (
    <>
      <Main stage="资料">
        <Lead title={words.known} text={words.knownLead} />
        <Card
          title={words.company}
          aside={
            <Link onTap={edit}>
              <Icon name="edit" size="small" />
              {words.change}
            </Link>
          }
        >
          <Ledger
            rows={[
              { label: words.name, value: company?.name },
              { label: words.creditCode, value: grouped(company?.creditCode ?? '') },
              { label: words.bankName, value: company?.bankName },
              { label: words.accountNumber, value: company?.accountMasked },
            ]}
          />
        </Card>
        {people.map(({ role, nameMasked, identityMasked, phoneMasked }) => (
          <Card
            key={role}
            title={ROLE[role]}
            aside={role === 'controller' ? <Tag tone="brand">{words.coBorrower}</Tag> : undefined}
          >
            <Ledger
              rows={[
                { label: words.personName, value: nameMasked },
                { label: words.identityNumber, value: <View className="number">{identityMasked}</View> },
                { label: words.phone, value: <View className="number">{phoneMasked}</View> },
              ]}
            />
          </Card>
        ))}
        <View className="caption">{words.changeNote}</View>
      </Main>
      <Bar>
        <Action onTap={() => void Taro.redirectTo({ url: addressOf(afterCompany(view), view.id) })}>
          {restsOnPapers(view) ? words.nextPapers : words.next}
        </Action>
      </Bar>
    </>
  );
}
