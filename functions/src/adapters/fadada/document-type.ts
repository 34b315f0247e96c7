/**
 * The vendor's name for the kind of identity document. Numbers from 81 and 82 are residence permits of Hong Kong and
 * Macao residents, from 83 those of Taiwan residents (港澳台居民居住证); the rest are identity cards.
 */
export function documentType(identityNumber: string): 'id_card' | 'hk_mac_rp' | 'taiwan_rp' {
  if (/^8[12]/.test(identityNumber)) return 'hk_mac_rp';
  return identityNumber.startsWith('83') ? 'taiwan_rp' : 'id_card';
}
