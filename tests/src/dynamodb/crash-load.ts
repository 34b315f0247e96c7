import { type Bench, refusalOf, type TransactAction } from './bench.ts';

/** One transaction, kept until it is answered, as a careful client keeps it. */
type Attempt = { token: string; actions: TransactAction[]; group: string };

/**
 * Writes transactions one after the other, and knows which of them were acknowledged. Each adds two rows of a group,
 * counts the group in a row of the writer's, and moves that row in the index. A transaction whose answer was lost is
 * sent again under its token before the next one.
 */
export function createWriter(name: string) {
  const acknowledged: string[] = [];
  let unanswered: Attempt | undefined;
  let made = 0;

  function next({ TableName }: Bench): Attempt {
    made += 1;
    const group = `${name}-${made}`;
    const row = (sk: string): TransactAction => ({
      Put: { TableName, Item: { pk: `GROUP#${group}`, sk, due: 'groups', dueAt: made, status: 'new' } },
    });
    const count: TransactAction = {
      Update: {
        TableName,
        Key: { pk: `WRITER#${name}`, sk: '-' },
        UpdateExpression: 'ADD groupCount :one SET due = :writers, dueAt = :made',
        ExpressionAttributeValues: { ':one': 1, ':writers': 'writers', ':made': made },
      },
    };
    return { token: group, actions: [row('a'), row('b'), count], group };
  }

  return {
    name,
    acknowledged,
    /** Goes on until the database is gone. */
    async writeUntilGone(bench: Bench): Promise<void> {
      for (;;) {
        unanswered ??= next(bench);
        const { name: answer } = await refusalOf(bench.transact(unanswered.actions, unanswered.token));
        if (answer !== 'accepted') return;
        acknowledged.push(unanswered.group);
        unanswered = undefined;
      }
    },
    /** Settles the last transaction, whose answer the last kill may have lost. */
    async finish(bench: Bench): Promise<void> {
      if (!unanswered) return;
      await bench.transact(unanswered.actions, unanswered.token);
      acknowledged.push(unanswered.group);
    },
  };
}

/** Single writes have to be whole too: the item and its place in the index. */
export async function moveOneRowUntilGone(bench: Bench, start: number): Promise<void> {
  for (let dueAt = start; ; dueAt += 1) {
    const row = { pk: 'SINGLE', sk: '-', due: 'singles', dueAt, status: String(dueAt) };
    if ((await refusalOf(bench.put(row))).name !== 'accepted') return;
  }
}
