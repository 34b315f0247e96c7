import { z } from '@loan/shared/schema';

/** Source: reports_2021-06-30.json of amzn/selling-partner-api-models, definitions of the same names. */
export const CreateReportResponse = z.object({ reportId: z.string().min(1) });

const ProcessingStatus = z.enum(['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE']);

export const Report = z.object({
  reportId: z.string().min(1),
  processingStatus: ProcessingStatus,
  reportDocumentId: z.string().min(1).optional(),
});
export type Report = z.infer<typeof Report>;

export const GetReportsResponse = z.object({ reports: z.array(Report), nextToken: z.string().min(1).optional() });

/** `url` works for five minutes. GZIP is told again by the bytes themselves, so it is not relied on. */
export const ReportDocument = z.object({ reportDocumentId: z.string().min(1), url: z.url() });
