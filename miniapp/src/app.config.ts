export default defineAppConfig({
  pages: ['pages/home/index', 'pages/application/index', 'pages/signing/index'],
  subPackages: [
    { root: 'pages/invitation', pages: ['index'] },
    { root: 'pages/counterparty', pages: ['index'] },
    { root: 'pages/staff', pages: ['index'] },
    // The partner's own pages are a web page alone: no seller downloads the risk desk.
    ...(process.env.TARO_ENV === 'h5'
      ? [{ root: 'partner', pages: ['policies/index', 'reviews/index', 'review/index'] }]
      : []),
    { root: 'supplier', pages: ['papers/index'] },
    {
      root: 'apply',
      pages: ['company/index', 'sources/index', 'authorise/index', 'shop/index', 'progress/index', 'files/index'],
    },
    {
      root: 'offer',
      pages: [
        'result/index',
        'refusal/index',
        'review/index',
        'bank-cut/index',
        'bank-review/index',
        'bank-refusal/index',
        'ended/index',
      ],
    },
    { root: 'signers', pages: ['bureau/index', 'follow/index', 'my-side/index', 'document/index'] },
    {
      root: 'loan',
      pages: ['drawdown/index', 'contracts/index', 'signing-failed/index', 'money/index', 'outside/index'],
    },
    { root: 'portrait', pages: ['mine/index', 'verify/index'] },
    { root: 'account', pages: ['messages/index', 'data/index', 'me/index', 'service/index', 'privacy/index'] },
  ],
  /** What most people need next is fetched while they read. */
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['apply'] },
    'apply/progress/index': { network: 'all', packages: ['offer'] },
    'offer/result/index': { network: 'all', packages: ['signers'] },
    'offer/bank-review/index': { network: 'all', packages: ['loan'] },
  },
  /** The web build: pages change at once. Sliding ones left phones zoomed out. */
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '跨境电商贷',
    navigationBarBackgroundColor: '@ground',
    navigationBarTextStyle: '@ink',
    backgroundColor: '@ground',
    backgroundTextStyle: '@pull',
  },
  /** WeChat holds back every interface that touches personal data until the person has agreed (基础库 2.32.3). */
  __usePrivacyCheck__: true,
});
