import type { Clause, DocumentField, Printable } from '../contract/document.ts';
import { formatDay } from '../money/format.ts';
import { type Instant, shanghaiDay } from '../time/instant.ts';
import type { PortraitFigures } from './figures.ts';
import type { PortraitStatement } from './statement.ts';
import {
  amountInWords,
  LEG_IN_WORDS,
  matchInWords,
  nameOfProvider,
  PURPOSE_IN_WORDS,
  SINGLE_SOURCE_IN_WORDS,
  thresholdInWords,
} from './words.ts';

/** The exported portrait on paper: what the statement says, its hash, and where it can be checked. */
export function portraitDocument(statement: PortraitStatement, statementSha256: string): Printable {
  const { figures, issuer, verifyUrl } = statement;
  return {
    documentId: `PF-${statement.id}`,
    version: statement.schema,
    title: '企业经营画像',
    fields: fieldsOf(statement, statementSha256),
    opening: [
      `本画像由企业本人导出。${issuer.name}按企业授权读取店铺、收款、物流等账户的数据计算得出，未经企业改动。`,
      '本画像是数据说明，不是授信承诺，也不构成担保。',
    ],
    clauses: [
      { heading: '一　三流核对', paragraphs: matchLines(figures), important: false },
      { heading: '二　经营指标', paragraphs: metricLines(figures), important: false },
      { heading: '三　数据来源', paragraphs: sourceLines(statement), important: false },
      {
        heading: '四　如何验证',
        paragraphs: [
          `扫描文末二维码，或打开 ${verifyUrl} 。有效期内可以看到与本文件相同的内容；过期、被企业撤回或被改动的，会如实显示。`,
          '也可以在同一页面上传本文件或随附的 JSON 文件核对。',
        ],
        important: true,
      },
    ],
    tables: [monthTable(figures)],
    signatures: [],
    link: { text: '扫码验证', url: verifyUrl },
  };
}

/** In groups, so that lines can break and a person can compare. */
const grouped = (hash: string): string => hash.match(/.{1,16}/g)?.join(' ') ?? hash;
const dayOf = (at: Instant): string => formatDay(shanghaiDay(at));

function fieldsOf({ subject, madeFor, basis, ...made }: PortraitStatement, statementSha256: string): DocumentField[] {
  return [
    { label: '企业', value: subject.companyName },
    { label: '统一社会信用代码', value: subject.creditCode },
    { label: '出具给', value: madeFor.recipient },
    { label: '用途', value: PURPOSE_IN_WORDS[madeFor.purpose] },
    { label: '导出日期', value: dayOf(made.madeAt) },
    { label: '有效至', value: dayOf(made.validUntil) },
    { label: '数据截至', value: formatDay(basis.asOf) },
    { label: '计算依据', value: `规则 ${basis.policyVersion}，数据快照 ${grouped(basis.snapshotSha256)}` },
    { label: '内容摘要（SHA-256）', value: grouped(statementSha256) },
  ];
}

function matchLines({ match }: PortraitFigures): Clause['paragraphs'] {
  if (match === null) return ['没有可以互相核对的来源。'];
  const head =
    match.matchPpm === null
      ? `有第三方佐证的销售占 ${matchInWords(match.coveredSalesPpm)}，还不足以给出整体结果。`
      : `三流一致 ${matchInWords(match.matchPpm)}（取回款、物流中较低的一项），覆盖销售的 ${matchInWords(match.coveredSalesPpm)}。`;
  return [
    head,
    ...match.legs
      .slice(0, 12)
      .map(
        ({ leg, provider, marketplace, matchPpm }) =>
          `${nameOfProvider(marketplace)}　${LEG_IN_WORDS[leg]}　${matchInWords(matchPpm)}（${nameOfProvider(provider)}）`,
      ),
    ...match.singleSource
      .slice(0, 5)
      .map(({ marketplace, leg }) => `${nameOfProvider(marketplace)}　${SINGLE_SOURCE_IN_WORDS[leg]}，未计入`),
    `没有对上的记录 ${match.unmatchedCount} 条。`,
  ];
}

const metricLines = ({ metrics, average }: PortraitFigures): Clause['paragraphs'] => [
  `月均 GMV ${amountInWords(average.gmvFen)}　月均应结算 ${amountInWords(average.settledFen)}　月均回款 ${amountInWords(average.receivedFen)}`,
  ...metrics.map((metric) => `${metric.title} ${metric.current}（${thresholdInWords(metric)}）`),
];

function sourceLines({ basis, figures }: PortraitStatement): Clause['paragraphs'] {
  const shops = figures.shops
    .slice(0, 8)
    .map(
      ({ marketplace, sellerId, readFrom, readTo }) =>
        `${nameOfProvider(marketplace)} ${sellerId}，${formatDay(readFrom)}至${formatDay(readTo)}`,
    );
  const sources = basis.sources
    .slice(0, 10)
    .map(
      ({ vendor, readAt, factsSha256 }) =>
        `${nameOfProvider(vendor)}，${dayOf(readAt)}读取，摘要 ${grouped(factsSha256)}`,
    );
  const lines = [...shops, ...sources];
  return lines.length > 0 ? lines : ['没有读取任何账户。'];
}

const monthTable = ({ months }: PortraitFigures): Printable['tables'][number] => ({
  title: '按月（万元人民币，按当月参考汇率折算）',
  columns: ['序号', '月份', 'GMV', '应结算', '回款'],
  rows: months.map(({ month, gmvFen, settledFen, receivedFen }, index) => [
    String(index + 1),
    month,
    ...[gmvFen, settledFen, receivedFen].map((one) => amountInWords(one)),
  ]),
});
