import type { BackingView } from '@loan/shared/api/backing';
import { Paper, type PaperKind } from '@loan/shared/backing/papers';
import { addDays, Day } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Note } from '../../components/note.tsx';
import { draftOf, forgetDraft } from '../forms/drafts.ts';
import { readForm, type Typed, typedOf } from '../forms/fields.ts';
import { FormSheet } from '../forms/form-sheet.tsx';
import { PAPERS } from '../forms/specs.ts';
import { KIND, PROBLEM, words } from './messages.ts';
import type { Papers } from './use-papers.ts';
import type { Uploads } from './use-uploads.ts';

/** The paper whose sheet is open, and the file it was begun with. */
export type Opened = { kind: PaperKind; paperId: string; fileId?: string | undefined };

type PaperSheetProps = {
  id: string;
  company: string;
  backing: BackingView;
  page: Papers;
  files: Uploads;
  opened: Opened;
  close: () => void;
};

/** One paper: what is known of it to be checked, what is not to be typed; saved as a whole, once. */
export function PaperSheet({ id, company, backing, page, files, opened, close }: PaperSheetProps) {
  const { kind, paperId, fileId } = opened;
  const view = backing.papers.find(({ paper }) => paper.id === paperId);
  const specs = PAPERS[kind];
  const key = `${id}:${fileId ?? (view ? paperId : kind)}`;
  const draft = draftOf(key, view ? typedOf(specs, view.paper) : firstOf(opened, company, backing));
  const attached = fileId ?? view?.paper.fileId;
  const known = {
    kind,
    id: paperId,
    ...(attached ? { fileId: attached } : {}),
    // Whatever was read by machine, somebody has looked at it now; the server decides whose fields they still are.
    ...(kind === 'invoice' ? { origin: 'typed' } : {}),
  };
  const done = () => {
    forgetDraft(key);
    if (fileId) files.forget(fileId);
    close();
  };
  return (
    <FormSheet
      title={KIND[kind].one}
      text={attached ? words.toFill : words.noFile}
      specs={specs}
      draft={draft}
      read={(typed) => readForm(specs, typed, Paper, known)}
      derive={(name, typed) => followingDays(name, typed, backing)}
      saveWords={words.save}
      busy={page.changing.busy || !backing.editable}
      problem={page.changing.problem}
      save={(paper) => void page.savePaper(paper, done)}
      close={close}
      above={view?.problems.map((problem) => (
        <View key={problem} className="space-2">
          <Note tone="caution">{PROBLEM[problem]}</Note>
        </View>
      ))}
      below={
        view &&
        backing.editable && (
          <Link tone="danger" onTap={() => void page.remove(paperId, done)}>
            {words.remove}
          </Link>
        )
      }
    />
  );
}

/** Both companies are known already: nobody types a code twice. */
const firstOf = ({ kind }: Opened, company: string, { counterparty }: BackingView): Typed =>
  kind === 'invoice' ? { sellerCode: company, buyerCode: counterparty?.creditCode ?? '' } : {};

/** By the agreement an order is delivered and paid so many days later; only where nothing else was typed. */
function followingDays(name: string, typed: Typed, { agreement }: BackingView): Typed {
  if (!agreement || name !== 'orderedOn' || typed['deliverBy'] || typed['dueOn']) return {};
  const text = (typed['orderedOn'] ?? '').replace(/\D/g, '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const orderedOn = Day.safeParse(text).data;
  if (!orderedOn) return {};
  const { leadDays, termDays } = agreement.agreement;
  const deliverBy = addDays(orderedOn, leadDays);
  return { deliverBy, dueOn: addDays(deliverBy, termDays) };
}
