import type { HandedFileView } from '@loan/shared/api/files';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Cell } from '../../components/cell.tsx';
import { Tag } from '../../components/tag.tsx';
import { Progress } from '../../components/track.tsx';
import { fileWords, problemWords, rejectedWords, words } from './messages.ts';
import type { Sending } from './use-files.ts';

type FileRowProps = { file: HandedFileView; open: boolean; again: () => void; remove: () => void };

/** One file that the server knows of: how far it is, what was in it, what was not used and why. */
export function FileRow({ file, open, again, remove }: FileRowProps) {
  const { name, state, problem, problemAt, percent = 0, rejected = [], rejectedRows = 0, unknownStatuses = [] } = file;
  const failed = state === 'refused' || state === 'awaiting';
  return (
    <Cell
      icon={failed ? 'info' : 'document'}
      badge={failed ? 'caution' : state === 'read' ? 'positive' : 'quiet'}
      title={name}
      text={
        <>
          {state === 'reading' && (
            <View className="space-1">
              <Progress percent={percent} label={name} />
            </View>
          )}
          {state === 'read' && fileWords(file)}
          {failed && problemWords({ problem: problem ?? 'notArrived', problemAt })}
          {state === 'read' && <Rejected rejected={rejected} rejectedRows={rejectedRows} />}
          {unknownStatuses.map(({ status, rows }) => (
            <View key={status} className="caption">{`没见过的订单状态“${status}”${rows} 行，按未取消计入`}</View>
          ))}
          {open && (
            <View className="row">
              {failed && <Link onTap={again}>{words.again}</Link>}
              <Link tone="quiet" onTap={remove} label={`${words.remove} ${name}`}>
                {words.remove}
              </Link>
            </View>
          )}
        </>
      }
      end={<View>{state === 'read' && <Tag tone="caution">{words.unverified}</Tag>}</View>}
    />
  );
}

type RejectedProps = { rejected: readonly { line: number; reason: string }[]; rejectedRows: number };

function Rejected({ rejected, rejectedRows }: RejectedProps) {
  if (rejectedRows === 0) return null;
  return (
    <View className="space-1">
      {rejected.map((row) => (
        <View key={row.line} className="caption">
          {rejectedWords(row)}
        </View>
      ))}
      {rejectedRows > rejected.length && <View className="caption">{`……共 ${rejectedRows} 行`}</View>}
      <View className="caption">{words.rejectedCure}</View>
    </View>
  );
}

type SendingRowProps = { file: Sending; again: () => void; forget: () => void };

/** One file on its way from this phone. */
export const SendingRow = ({ file: { name, problem }, again, forget }: SendingRowProps) => (
  <Cell
    icon={problem ? 'info' : 'up'}
    badge={problem ? 'caution' : 'quiet'}
    title={name}
    text={
      <>
        {problem ?? words.sending}
        {problem && (
          <View className="row">
            <Link onTap={again}>{words.again}</Link>
            <Link tone="quiet" onTap={forget} label={`${words.remove} ${name}`}>
              {words.remove}
            </Link>
          </View>
        )}
      </>
    }
  />
);
