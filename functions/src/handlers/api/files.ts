import * as contracts from '@loan/shared/api/files';
import type { Application } from '@loan/shared/application/application';
import { ok, type Result } from '@loan/shared/result';
import { openFor } from '../../use-cases/application/access.ts';
import type { Deps } from '../../use-cases/deps.ts';
import { addFile, fileArrived, reckonAgain, removeFile } from '../../use-cases/files/hand-in.ts';
import { filesViewOf } from '../../use-cases/files/view.ts';
import { type Api, serve } from './serve.ts';

const CHANGE_STATUS = { ApplicationNotFound: 404, FileNotFound: 404, Busy: 409 } as const;

export function serveFiles(api: Api): void {
  serve(api, contracts.readFiles, {
    statusOf: { ApplicationNotFound: 404 },
    run: async (deps, { userId }, { id }) => {
      const found = await openFor(deps, userId, id);
      return found.ok ? ok(await filesViewOf(deps, found.value.state)) : found;
    },
  });
  serve(api, contracts.addFile, {
    statusOf: {
      ApplicationNotFound: 404,
      FilesClosed: 409,
      TooManyFiles: 422,
      FileTaken: 409,
      ConsentMissing: 422,
      ConsentRequired: 422,
      ConsentTextChanged: 409,
      Busy: 409,
    },
    run: async (deps, { userId }, request) => {
      const added = await addFile(deps, userId, request);
      if (!added.ok) return added;
      const { application, form } = added.value;
      return ok({ form, files: await filesViewOf(deps, application) });
    },
  });
  serve(api, contracts.fileArrived, {
    statusOf: CHANGE_STATUS,
    run: (deps, { userId }, request) => files(deps, fileArrived(deps, userId, request)),
  });
  serve(api, contracts.removeFile, {
    statusOf: CHANGE_STATUS,
    run: (deps, { userId }, request) => files(deps, removeFile(deps, userId, request)),
  });
  serve(api, contracts.reckonAgain, {
    statusOf: CHANGE_STATUS,
    run: (deps, { userId }, request) => files(deps, reckonAgain(deps, userId, request)),
  });
}

async function files<E>(deps: Deps, changed: Promise<Result<Application, E>>) {
  const answer = await changed;
  return answer.ok ? ok(await filesViewOf(deps, answer.value)) : answer;
}
