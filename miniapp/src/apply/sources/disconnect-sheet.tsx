import { disconnectSource } from '@loan/shared/api/sources';
import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { ApplicationId, SourceId } from '@loan/shared/application/ids';
import { View } from '@tarojs/components';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { Action } from '../../components/action.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { useCommand } from '../../state/use-command.ts';
import { endingWords } from '../../words/ending.ts';
import { disconnectTitle, words } from './messages.ts';

type DisconnectProps = { view: ApplicationView; source: SourceView; close: () => void };

/** Letting a source go: what stops, what is deleted and what stays, before the tap that does it. */
export function DisconnectSheet({ view, source, close }: DisconnectProps) {
  const { busy, problem, run } = useCommand();
  const ids = { id: ApplicationId.parse(view.id), sourceId: SourceId.parse(source.id) };
  const disconnect = () =>
    run(
      () => call(disconnectSource, ids),
      (after) => {
        close();
        show(after);
      },
    );
  return (
    <Sheet
      id="disconnect"
      title={disconnectTitle(source)}
      text={source.shopName ?? ''}
      close={close}
      foot={
        <View>
          <Action disabled={busy} onTap={() => void disconnect()}>
            {words.disconnect}
          </Action>
          <Action kind="quiet" onTap={close}>
            {words.keep}
          </Action>
        </View>
      }
    >
      <Trouble error={problem} />
      <View className="second space-2">{words.disconnectText}</View>
      <View className="second space-2">{endingWords(source)}</View>
      <View className="second space-2">{words.afterText}</View>
    </Sheet>
  );
}
