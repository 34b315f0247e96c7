import { ops } from '../ops/ops.ts';

const FIRST = ['店铺登记主体与申请公司同一实际控制人，已核对双方登记资料与变更说明', '--by', 'demo'] as const;
const SECOND = ['另行核对工商登记，结论相同', '--by', 'demo-second', '--second'] as const;

type Listed = { reviews: { applicationId: string; items: { code: string }[] }[] };

/**
 * Clears a referred case as two people of the partner do: by the operator's command, beside the running system. Given
 * again after it broke off, the first conclusion may stand already; the second says whether both do.
 */
export const reviewer =
  (dataDir: string) =>
  async (applicationId: string): Promise<void> => {
    const said: string[] = [];
    const type = (...typed: string[]) => {
      const say = (text: string) => void said.push(text);
      return ops([...typed, '--data', dataDir], { out: say, err: say, now: () => new Date() });
    };
    await type('reviews', 'list', '--json');
    const { reviews } = JSON.parse(said.splice(0).join('')) as Listed;
    const codes = reviews.find((one) => one.applicationId === applicationId)?.items.map(({ code }) => code) ?? [];
    const conclude = ([ground, ...own]: readonly [string, ...string[]]) =>
      type('reviews', 'decide', applicationId, ...codes.flatMap((code) => ['--correct', `${code}=${ground}`]), ...own);
    await conclude(FIRST);
    if ((await conclude(SECOND)) !== 0) throw new Error(`review: ${said.join('')}`);
  };
