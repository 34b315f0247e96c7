/** The application registered with the sandbox's eBay. Not a secret: it opens nothing outside this process. */
export const EBAY_APP = {
  clientId: 'SandboxL-loandemo-SBX-000000000-00000001',
  clientSecret: 'SBX-000000000001-sandbox-sandbox-sandbox-0001',
  /** eBay's name for the address that sellers are sent back to; the address itself stands in the developer console. */
  ruName: 'Sandbox_Loan-SandboxL-loande-sandbox',
  signingKey: {
    /** The test key of RFC 9421, appendix B.1.4, as PKCS #8 in base64: known to everybody. */
    privateKey: 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF',
    publicKey: 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=',
    /** The same public key sealed by eBay, from eBay's guide to digital signatures (by way of hendt/ebay-api's test). */
    jwe:
      'eyJhbGciOiJBMjU2R0NNS1ciLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIiwiaXYiOiJvSzFwdXJNVHQtci14VUwzIiwidGFnIjoiTjB4WjI4ZklZckFmYkd5UWFrTnpjZyJ9.' +
      'AYdKU7ObIc7Z764OrlKpwUViK8Rphxl0xMP9v2_o9mI.1DbZiSQNRK6pLeIw.' +
      'Yzp3IDV8RM_h_lMAnwGpMA4DXbaDdmqAh-65kO9xyDgzHD6s0kY3p-yO6oPR9kEcAbjGXIULeQKWVYzbfHKwXTY09Npj_mNuO5yxgZtWnL55uIgP2HL1So2dKkZRK0eyPa6DEXJT71lPtwZtpIGyq9R5h6s3kGMbqA.' +
      'm4t_MX4VnlXJGx1X_zZ-KQ',
  },
} as const;
