/**
 * The pages of the mini-program that the server names in share cards, service messages and return addresses.
 * Paths as WeChat writes them; the web page has them behind its hash: `/#/pages/application/index?id=…`.
 */
export const PAGES = {
  /** Any application by its id: lands on whatever is next for whoever opens it. */
  application: (id: string) => `pages/application/index?id=${id}`,
  /** What an invited signer sees first. */
  invitation: (token: string) => `pages/invitation/index?token=${token}`,
  /** Where the e-sign service sends its visitors back to. */
  afterSigning: (id: string) => `pages/signing/index?id=${id}`,
  /** What a buyer or forwarder sees of the papers it is asked to confirm. */
  counterparty: (token: string) => `pages/counterparty/index?token=${token}`,
  /** An exported portrait, for whoever was given the link. */
  portraitLink: (token: string) => `portrait/verify/index?token=${token}`,
  /** Where somebody of the staff lets a screen in. */
  staffTicket: (ticketId: string) => `pages/staff/index?ticket=${ticketId}`,
  messages: () => 'account/messages/index',
} as const;
