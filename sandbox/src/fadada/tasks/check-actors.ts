import type { World } from '../../kernel/world.ts';
import { findSubject, kindOf } from '../identity/subject.ts';
import { type Answer, refuse } from '../reply.ts';
import { isMarkField, mustSign, namesField, type SignTask, type TaskActor } from './task.ts';

/** What the vendor finds wrong with the participants, or nothing. */
export function checkActors(world: World, task: SignTask): Answer | undefined {
  const { actors, signInOrder, businessId, docs } = task;
  if (new Set(actors.map(({ actorId }) => actorId)).size < actors.length) {
    // assumed: the code for a participant named twice; confirm: the vendor's test environment.
    return refuse('211067', '参与方标识重复');
  }
  const signers = actors.filter(mustSign);
  if (signInOrder) {
    const orders = signers.map(({ orderNo }) => orderNo);
    if (orders.includes(undefined)) return refuse('211108', '有序签署未传签署顺序');
    if (new Set(orders).size < orders.length) return refuse('211155', '签署顺序重复');
  }
  if (signers.some(({ verifyFree }) => verifyFree) && !businessId) {
    return refuse('211118', '未指定业务场景标识，无法免验证签');
  }
  if (task.docType === 'document' && signers.length > 1) return refuse('211161', '单据只能有一个签署方');
  for (const actor of actors) {
    const problem = checkOpenId(world, actor) ?? checkFields(docs, actor);
    if (problem) return problem;
  }
  return undefined;
}

function checkOpenId(world: World, { actorType, openId }: TaskActor): Answer | undefined {
  if (!openId || findSubject(world, kindOf(actorType), (subject) => subject.openId === openId)) return undefined;
  return actorType === 'person' ? refuse('210022', '个人用户不存在') : refuse('210032', '企业用户不存在');
}

/** Persons sign with a person's controls, companies with a company's. */
const CONTROLS = {
  person: { allowed: ['person_sign', 'date_sign', 'remark_sign'], code: '211027' },
  // A company may ask for its operator's own signature beside the seal.
  corp: { allowed: ['corp_seal', 'corp_seal_cross_page', 'person_sign', 'date_sign', 'remark_sign'], code: '211028' },
} as const;

function checkFields(docs: SignTask['docs'], { actorType, fields }: TaskActor): Answer | undefined {
  for (const { docId, field: name } of fields) {
    const found = docs.find((doc) => doc.docId === docId)?.fields.filter((field) => namesField(name, field)) ?? [];
    // assumed: the code for a control that is not there; confirm: the vendor's test environment.
    if (found.length === 0) return refuse('211063', '签署任务控件不存在');
    const { allowed, code } = CONTROLS[actorType];
    const wrong = found.some(({ fieldType }) => !(allowed as readonly string[]).includes(fieldType));
    if (wrong)
      return refuse(code, actorType === 'person' ? '个人签署方只能使用个人签章控件' : '企业签署方只能使用企业签章控件');
  }
  return undefined;
}

/** Seal and signature controls that belong to nobody keep a task from starting. */
export const hasLooseMark = ({ docs, actors }: SignTask): boolean =>
  docs.some((doc) =>
    doc.fields
      .filter(isMarkField)
      .some(
        (field) =>
          !actors.some(({ fields }) => fields.some((one) => one.docId === doc.docId && namesField(one.field, field))),
      ),
  );
