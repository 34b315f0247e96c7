import { downloadUrl, reportUrl } from './files/downloads.ts';
import { keywordPositions, processFiles, uploadUrl } from './files/operations.ts';
import { corpAuthUrl, userAuthUrl } from './identity/auth-request.ts';
import { getCorp, getCorpIdentified, getCorpIdentity, getUser, getUserIdentity } from './identity/queries.ts';
import type { Operation } from './operation.ts';
import { cancelTask, finishTask, startTask, urgeTask } from './tasks/control.ts';
import { createTask } from './tasks/create.ts';
import { actorList, getAppDetail, getDetail } from './tasks/detail.ts';
import { actorUrl } from './tasks/links.ts';
import { ownerList } from './tasks/list.ts';

/** Everything this stand-in serves, by the vendor's paths. Source: FASC OpenAPI 5.1, API概览. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/user/get-auth-url': userAuthUrl,
  '/user/get': getUser,
  '/user/get-identity-info': getUserIdentity,
  '/corp/get-auth-url': corpAuthUrl,
  '/corp/get': getCorp,
  '/corp/get-identity-info': getCorpIdentity,
  '/corp/get-identified-status': getCorpIdentified,
  '/file/get-upload-url': uploadUrl,
  '/file/process': processFiles,
  '/file/get-keyword-positions': keywordPositions,
  '/sign-task/create': createTask,
  '/sign-task/start': startTask,
  '/sign-task/cancel': cancelTask,
  '/sign-task/finish': finishTask,
  '/sign-task/urge': urgeTask,
  '/sign-task/get-detail': getDetail,
  '/sign-task/app/get-detail': getAppDetail,
  '/sign-task/actor/list': actorList,
  '/sign-task/actor/get-url': actorUrl,
  '/sign-task/owner/get-list': ownerList,
  '/sign-task/owner/get-download-url': downloadUrl,
  '/sign-task/evidence-report/get-download-url': reportUrl,
};
