import { ops } from '../ops/ops.ts';

const FIRST = ['--ground', '店铺登记主体与申请公司同一实际控制人，已核对双方登记资料与变更说明', '--by', 'demo'];
const SECOND = ['--ground', '另行核对工商登记，结论相同', '--by', 'demo-second', '--second'];

/**
 * Clears a referred case as two people of the partner do: by the operator's command, beside the running system. Given
 * again after it broke off, the first conclusion may stand already; the second says whether both do.
 */
export const reviewer =
  (dataDir: string) =>
  async (applicationId: string): Promise<void> => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const conclude = (own: readonly string[]) =>
      ops(['reviews', 'decide', applicationId, '--clear', ...own, '--data', dataDir], {
        out: say,
        err: say,
        now: () => new Date(),
      });
    await conclude(FIRST);
    if ((await conclude(SECOND)) !== 0) throw new Error(`review: ${said.join('')}`);
  };
