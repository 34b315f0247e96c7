import ApplicationLanding from '../application/index.tsx';

/** Where the e-sign service sends its visitors back to; what they did there is told to the server, not to this page. */
export default ApplicationLanding;
