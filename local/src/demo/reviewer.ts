import { ops } from '../ops/ops.ts';

const GROUND = '店铺登记主体与申请公司同一实际控制人，已核对双方登记资料与变更说明';

/** Clears a referred case as a person of the partner does: by the operator's command, beside the running system. */
export const reviewer =
  (dataDir: string) =>
  async (applicationId: string): Promise<void> => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const command = [
      'reviews',
      'decide',
      applicationId,
      '--clear',
      '--ground',
      GROUND,
      '--by',
      'demo',
      '--data',
      dataDir,
    ];
    const exit = await ops(command, { out: say, err: say, now: () => new Date() });
    if (exit !== 0) throw new Error(`review: ${said.join('')}`);
  };
