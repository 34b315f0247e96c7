import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Scan } from './scan.tsx';
import { StaffTicket } from './ticket.tsx';

/** Somebody of the partner's staff lets a screen in: by the address it shows, or by scanning that here. */
export default function StaffTicketPage() {
  const { params } = useRouter();
  const [ticketId, setTicketId] = useState(params['ticket'] ?? '');
  return ticketId === '' ? <Scan take={setTicketId} /> : <StaffTicket ticketId={ticketId} />;
}
