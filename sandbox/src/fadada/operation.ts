import type { Shape } from '../kernel/shape.ts';
import type { World } from '../kernel/world.ts';
import { type Answer, refuse } from './reply.ts';

/** What the vendor does at one path with the business parameters. */
export type Operation = (world: World, parameters: unknown) => Answer | Promise<Answer>;

/** assumed: 100012 also names a missing or malformed business parameter; confirm: the vendor's test environment. */
export const operation =
  <T>(shape: Shape<T>, run: (world: World, request: T) => Answer | Promise<Answer>): Operation =>
  (world, parameters) => {
    const request = shape(parameters);
    if (request.ok) return run(world, request.value);
    const { path, missing, expected } = request.error;
    return refuse('100012', missing ? `${path} 不能为空` : `${path} 参数有误（${expected}）`);
  };
