import type { Place } from '../../application/place.ts';
import { ApplicationPage } from '../../components/application-page.tsx';

/** Serves no place itself: wherever the application stands, this page moves on to it. */
const SERVES: readonly Place[] = [];

/** The address of an application for share cards and messages: it opens on whatever is next for whoever opens it. */
export default function ApplicationLanding() {
  return (
    <ApplicationPage serves={SERVES} what="您的申请">
      {() => null}
    </ApplicationPage>
  );
}
