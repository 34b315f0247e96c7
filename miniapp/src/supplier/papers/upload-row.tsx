import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Cell } from '../../components/cell.tsx';
import { words } from './messages.ts';
import type { Upload } from './use-uploads.ts';

type UploadRowProps = { upload: Upload; fill: () => void; again: () => void; drop: () => void };

/** One chosen file: on its way, refused with its cure, or there and waiting to be typed. */
export function UploadRow({ upload: { name, problem, arrived }, fill, again, drop }: UploadRowProps) {
  const isOpen = problem !== undefined || arrived;
  return (
    <Cell
      icon={problem ? 'info' : arrived ? 'document' : 'up'}
      badge={problem ? 'caution' : 'quiet'}
      title={name}
      text={
        <>
          {problem ?? (arrived ? words.toFill : words.sending)}
          {isOpen && (
            <View className="row row-wrap">
              <Link onTap={problem ? again : fill}>{problem ? words.again : words.fill}</Link>
              <Link tone="quiet" onTap={drop} label={`${words.drop} ${name}`}>
                {words.drop}
              </Link>
            </View>
          )}
        </>
      }
    />
  );
}
